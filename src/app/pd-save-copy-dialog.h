#pragma once

#include <adwaita.h>

#include "pd-project.h"

G_BEGIN_DECLS

#define PD_TYPE_SAVE_COPY_DIALOG (pd_save_copy_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdSaveCopyDialog, pd_save_copy_dialog, PD, SAVE_COPY_DIALOG, AdwDialog)

/* Property: running. */

AdwDialog *pd_save_copy_dialog_new (PdProject *project);

G_END_DECLS
