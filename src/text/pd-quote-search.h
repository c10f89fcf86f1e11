#pragma once

#include "pd-text.h"

G_BEGIN_DECLS

gboolean pd_quote_search (PdText *text,
                          const char *quote,
                          const char *prefix,
                          const char *suffix,
                          guint *start,
                          guint *end);

G_END_DECLS
