#pragma once

#include "pd-backup.h"

G_BEGIN_DECLS

#define PD_TYPE_BACKUPS (pd_backups_get_type ())
G_DECLARE_FINAL_TYPE (PdBackups, pd_backups, PD, BACKUPS, GObject)

PdBackups *pd_backups_new (const char *folder);

const char *pd_backups_get_folder (PdBackups *self);

PdBackup *pd_backups_make (PdBackups *self,
                           const char *project_path,
                           const char *file_path,
                           gint64 max_bytes,
                           gboolean *made,
                           GCancellable *cancellable,
                           GError **error);
GPtrArray *pd_backups_list (PdBackups *self,
                            const char *project_id,
                            GError **error);
char *pd_backups_make_kept_path (PdBackups *self,
                                 const char *project_path,
                                 const char *label);
PdBackup *pd_backups_find_newest (PdBackups *self,
                                  const char *project_path);
gint64 pd_backups_get_n_bytes (PdBackups *self);

G_END_DECLS
