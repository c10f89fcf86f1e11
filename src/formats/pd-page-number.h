#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean pd_page_number_parse (const char *text,
                               guint *value,
                               gboolean *is_plain);
char *pd_page_number_fold (const char *text);

G_END_DECLS
