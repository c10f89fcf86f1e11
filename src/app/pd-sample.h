#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean pd_sample_is_copy (GFile *file);
void pd_sample_prepare_async (gboolean fresh,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GFile *pd_sample_prepare_finish (GAsyncResult *result,
                                 GError **error);

G_END_DECLS
