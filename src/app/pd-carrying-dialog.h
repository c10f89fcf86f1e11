#pragma once

#include <adwaita.h>

#include "pd-project.h"

G_BEGIN_DECLS

#define PD_TYPE_CARRYING_DIALOG (pd_carrying_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdCarryingDialog, pd_carrying_dialog, PD, CARRYING_DIALOG, AdwDialog)

AdwDialog *pd_carrying_dialog_new (PdProject *project,
                                   PdRecord *a,
                                   PdRecord *b);

G_END_DECLS
