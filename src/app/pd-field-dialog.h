#pragma once

#include <adwaita.h>

#include "pd-project.h"

G_BEGIN_DECLS

#define PD_TYPE_FIELD_DIALOG (pd_field_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdFieldDialog, pd_field_dialog, PD, FIELD_DIALOG, AdwDialog)

AdwDialog *pd_field_dialog_new (PdProject *project,
                                PdRecord *field);

G_END_DECLS
