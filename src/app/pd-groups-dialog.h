#pragma once

#include <adwaita.h>

#include "pd-record-list.h"

G_BEGIN_DECLS

#define PD_TYPE_GROUPS_DIALOG (pd_groups_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdGroupsDialog, pd_groups_dialog, PD, GROUPS_DIALOG, AdwDialog)

/* Signal: picked (const char *group_id). */

AdwDialog *pd_groups_dialog_new (PdProject *project,
                                 PdRecordList *groups);

G_END_DECLS
