#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean pd_fold_table_starts (gunichar character);
gunichar pd_fold_table_get (gunichar character);
void pd_fold_table_append (const gunichar *segment,
                           guint n,
                           GArray *folded);
const char *pd_fold_table_get_unicode_version (void);

G_END_DECLS
