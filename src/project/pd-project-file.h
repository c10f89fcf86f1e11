#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *pd_project_file_make_sibling (const char *path,
                                    const char *label);
gboolean pd_project_file_copy (const char *from,
                               const char *to,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
