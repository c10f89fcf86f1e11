#pragma once

#include "pd-text-builder.h"

G_BEGIN_DECLS

gboolean pd_epub_reader_read (PdTextBuilder *builder,
                              PdDocument *document,
                              GError **error);

G_END_DECLS
