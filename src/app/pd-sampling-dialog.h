#pragma once

#include <adwaita.h>

#include "pd-record-list.h"

G_BEGIN_DECLS

#define PD_TYPE_SAMPLING_DIALOG (pd_sampling_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdSamplingDialog, pd_sampling_dialog, PD, SAMPLING_DIALOG, AdwDialog)

/* Signal: drawn (const char *group_id, const char *name). */

AdwDialog *pd_sampling_dialog_new (PdProject *project,
                                   GArray *shown,
                                   guint n_articles,
                                   PdRecordList *fields);

G_END_DECLS
