#pragma once

#include "pd-window.h"

G_BEGIN_DECLS

#define PD_TYPE_BACKUPS_DIALOG (pd_backups_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdBackupsDialog, pd_backups_dialog, PD, BACKUPS_DIALOG, AdwDialog)

AdwDialog *pd_backups_dialog_new (PdWindow *window);

G_END_DECLS
