#pragma once

#include "pd-project.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_CLAIM_SPLIT_DIALOG (pd_claim_split_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdClaimSplitDialog, pd_claim_split_dialog, PD, CLAIM_SPLIT_DIALOG, AdwDialog)

AdwDialog *pd_claim_split_dialog_new (PdProject *project,
                                      const char *claim_id);

G_END_DECLS
