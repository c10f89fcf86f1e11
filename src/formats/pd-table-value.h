#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean pd_table_value_is_missing (const char *value);
gboolean pd_table_value_is_url (const char *value);
gboolean pd_table_value_is_number (const char *value);
gboolean pd_table_value_has_tags (const char *value);
gboolean pd_table_value_is_html (const char *value);

char *pd_table_value_dup_date (const char *value);
char *pd_table_value_dup_line (const char *value,
                               gboolean is_list);
char *pd_table_value_dup_lines (const char *value);

G_END_DECLS
