#pragma once

#include <adwaita.h>

#include "pd-record-list.h"

G_BEGIN_DECLS

#define PD_TYPE_DETAILS_DIALOG (pd_details_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdDetailsDialog, pd_details_dialog, PD, DETAILS_DIALOG, AdwDialog)

/* Signal: saved. */

AdwDialog *pd_details_dialog_new (PdProject *project,
                                  GArray *articles,
                                  const char *article_id,
                                  PdRecordList *fields);

G_END_DECLS
