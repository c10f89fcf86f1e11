#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PD_TYPE_BACKUP (pd_backup_get_type ())
G_DECLARE_FINAL_TYPE (PdBackup, pd_backup, PD, BACKUP, GObject)

PdBackup *pd_backup_new (const char *path,
                         const char *origin);
char *pd_backup_make_name (const char *project_path,
                           const char *label,
                           gint64 made);

const char *pd_backup_get_path (PdBackup *self);
const char *pd_backup_get_origin (PdBackup *self);
gint64 pd_backup_get_made (PdBackup *self);
gint64 pd_backup_get_n_bytes (PdBackup *self);
int pd_backup_compare (gconstpointer a,
                       gconstpointer b);

G_END_DECLS
