#pragma once

#include "pd-backups.h"
#include "pd-project.h"

G_BEGIN_DECLS

/**
 * PdBackupCount:
 * @n: how many there are in the backup
 * @since: how many the project has that are not in it
 * @gone: how many of those in it the project no longer has
 */
typedef struct
{
  guint n;
  guint since;
  guint gone;
} PdBackupCount;

/**
 * PdBackupDetails:
 * @is_same: whether the project holds the same as the backup
 * @articles: how many articles
 * @highlights: how many highlights
 * @claims: how many claims
 *
 * What is in a backup, and what is different in the project by now.
 */
typedef struct
{
  gboolean is_same;
  PdBackupCount articles;
  PdBackupCount highlights;
  PdBackupCount claims;
} PdBackupDetails;

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

PdBackupDetails *pd_project_compare_backup (PdProject *self,
                                            PdBackup *backup,
                                            GCancellable *cancellable,
                                            GError **error);
void pd_project_compare_backup_async (PdProject *self,
                                      PdBackup *backup,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
PdBackupDetails *pd_project_compare_backup_finish (PdProject *self,
                                                   GAsyncResult *result,
                                                   GError **error);

G_END_DECLS
