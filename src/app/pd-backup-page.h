#pragma once

#include "pd-project-backups.h"
#include "pd-window.h"

G_BEGIN_DECLS

#define PD_TYPE_BACKUP_PAGE (pd_backup_page_get_type ())
G_DECLARE_FINAL_TYPE (PdBackupPage, pd_backup_page, PD, BACKUP_PAGE, AdwNavigationPage)

AdwNavigationPage *pd_backup_page_new (PdWindow *window,
                                       PdBackup *backup,
                                       const PdSnapshotDifference *details);

G_END_DECLS
