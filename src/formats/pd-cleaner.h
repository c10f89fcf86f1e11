#pragma once

#include "pd-sniffer.h"
#include "pd-text-builder.h"

G_BEGIN_DECLS

void pd_cleaner_clean (PdTextBuilder *builder,
                       PdDocument *document,
                       PdFormat format,
                       const char *page_title,
                       const char *file_name);

G_END_DECLS
