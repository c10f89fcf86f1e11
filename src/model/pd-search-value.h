#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean pd_search_value_parse_date (const char *typed,
                                     guint start,
                                     guint end,
                                     char **from,
                                     char **to,
                                     GError **error);
const char *pd_search_value_parse_state (const char *typed,
                                         guint start,
                                         guint end,
                                         GError **error);

G_END_DECLS
