#pragma once

#include "pd-document.h"
#include "pd-text-builder.h"

G_BEGIN_DECLS

void pd_markdown_reader_read (PdTextBuilder *builder,
                              PdDocument *document,
                              const char *text);

G_END_DECLS
