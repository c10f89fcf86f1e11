#pragma once

#include "pd-backup.h"

G_BEGIN_DECLS

void pd_recovery_find_async (const char *path,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
PdBackup *pd_recovery_find_finish (GAsyncResult *result);
gboolean pd_recovery_run (const char *path,
                          PdBackup *backup,
                          char **kept,
                          GError **error);
void pd_recovery_run_async (const char *path,
                            PdBackup *backup,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean pd_recovery_run_finish (GAsyncResult *result,
                                 char **kept,
                                 GError **error);

G_END_DECLS
