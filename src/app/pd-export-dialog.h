#pragma once

#include <adwaita.h>

#include "pd-project.h"

G_BEGIN_DECLS

#define PD_TYPE_EXPORT_DIALOG (pd_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdExportDialog, pd_export_dialog, PD, EXPORT_DIALOG, AdwDialog)

AdwDialog *pd_export_dialog_new (PdProject *project);

G_END_DECLS
