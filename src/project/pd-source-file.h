#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *pd_source_file_load (const char *path,
                             int *archive,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
