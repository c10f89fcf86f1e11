#pragma once

#include "pd-backups.h"
#include "pd-project.h"
#include "pd-snapshot-difference.h"

G_BEGIN_DECLS

GPtrArray *pd_project_load_backups (PdProject *self,
                                    PdBackups *backups,
                                    gint64 *n_bytes,
                                    GCancellable *cancellable,
                                    GError **error);
void pd_project_load_backups_async (PdProject *self,
                                    PdBackups *backups,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *pd_project_load_backups_finish (PdProject *self,
                                           GAsyncResult *result,
                                           gint64 *n_bytes,
                                           GError **error);

PdSnapshotDifference *pd_project_compare_backup (PdProject *self,
                                                 PdBackup *backup,
                                                 GCancellable *cancellable,
                                                 GError **error);
void pd_project_compare_backup_async (PdProject *self,
                                      PdBackup *backup,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
PdSnapshotDifference *pd_project_compare_backup_finish (PdProject *self,
                                                        GAsyncResult *result,
                                                        GError **error);

G_END_DECLS
