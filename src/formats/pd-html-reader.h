#pragma once

#include "pd-text-builder.h"

G_BEGIN_DECLS

void pd_html_reader_read (PdTextBuilder *builder,
                          const char *html,
                          gsize n_bytes,
                          char **title);

G_END_DECLS
