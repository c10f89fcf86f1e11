#pragma once

#include "pd-text-builder.h"

G_BEGIN_DECLS

void pd_html_reader_read_page (PdTextBuilder *builder,
                               PdDocument *document,
                               const char *html,
                               gsize n_bytes,
                               char **title);
void pd_html_reader_read_fragment (PdTextBuilder *builder,
                                   PdDocument *document,
                                   const char *html,
                                   gsize n_bytes);

G_END_DECLS
