#pragma once

#include "pd-project.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_CLAIM_RELATIONS_DIALOG (pd_claim_relations_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdClaimRelationsDialog, pd_claim_relations_dialog, PD, CLAIM_RELATIONS_DIALOG, AdwDialog)

AdwDialog *pd_claim_relations_dialog_new (PdProject *project,
                                          const char *claim_id);

G_END_DECLS
