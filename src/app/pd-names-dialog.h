#pragma once

#include "pd-project.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_NAMES_DIALOG (pd_names_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdNamesDialog, pd_names_dialog, PD, NAMES_DIALOG, AdwDialog)

AdwDialog *pd_names_dialog_new (PdProject *project);

G_END_DECLS
