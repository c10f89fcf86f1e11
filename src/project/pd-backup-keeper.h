#pragma once

#include "pd-backups.h"
#include "pd-project.h"

G_BEGIN_DECLS

#define PD_TYPE_BACKUP_KEEPER (pd_backup_keeper_get_type ())
G_DECLARE_FINAL_TYPE (PdBackupKeeper, pd_backup_keeper, PD, BACKUP_KEEPER, GObject)

/* Properties: enabled, interval (seconds), max-bytes, problem (read only). Signal: made (PdBackup *backup). */

PdBackupKeeper *pd_backup_keeper_new (PdProject *project,
                                      PdBackups *backups);
void pd_backup_keeper_stop (PdBackupKeeper *self);

void pd_backup_keeper_make_async (PdBackupKeeper *self,
                                  gboolean in_any_case,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
PdBackup *pd_backup_keeper_make_finish (PdBackupKeeper *self,
                                        GAsyncResult *result,
                                        gboolean *made,
                                        GError **error);

PdBackups *pd_backup_keeper_get_backups (PdBackupKeeper *self);
gboolean pd_backup_keeper_get_enabled (PdBackupKeeper *self);
const char *pd_backup_keeper_get_problem (PdBackupKeeper *self);

G_END_DECLS
