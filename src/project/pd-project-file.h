#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean pd_project_file_is_name (const char *path);
char *pd_project_file_make_sibling (const char *path,
                                    const char *label);
gboolean pd_project_file_copy (const char *from,
                               const char *to,
                               GCancellable *cancellable,
                               GError **error);
void pd_project_file_copy_async (const char *from,
                                 const char *to,
                                 const char *project_path,
                                 gboolean replace,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean pd_project_file_copy_finish (GAsyncResult *result,
                                      GError **error);
gboolean pd_project_file_check_target (const char *path,
                                       const char *project_path,
                                       gboolean replace,
                                       GError **error);

G_END_DECLS
