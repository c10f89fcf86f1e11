#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pd_member_path_resolve (const char *from,
                              const char *reference);
gboolean pd_member_path_leads_out (const char *path);
gboolean pd_member_path_is_hidden (const char *path);

G_END_DECLS
