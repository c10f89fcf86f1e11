#pragma once

#include <adwaita.h>

#include "pd-record-list.h"

G_BEGIN_DECLS

#define PD_TYPE_FIELDS_DIALOG (pd_fields_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdFieldsDialog, pd_fields_dialog, PD, FIELDS_DIALOG, AdwDialog)

AdwDialog *pd_fields_dialog_new (PdProject *project,
                                 PdRecordList *fields);

G_END_DECLS
