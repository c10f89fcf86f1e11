#pragma once

#include "pd-format-error.h"

G_BEGIN_DECLS

gboolean pd_folder_swap_check (const char *target,
                               GError **error);
gboolean pd_folder_swap (const char *made,
                         const char *target,
                         GError **error);
void pd_folder_swap_remove (const char *folder,
                            GHashTable *names);

G_END_DECLS
