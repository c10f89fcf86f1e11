#pragma once

#include <adwaita.h>

#include "pd-claim-ledger.h"

G_BEGIN_DECLS

#define PD_TYPE_CLAIM_RELATIONS (pd_claim_relations_get_type ())
G_DECLARE_FINAL_TYPE (PdClaimRelations, pd_claim_relations, PD, CLAIM_RELATIONS, AdwBin)

GtkWidget *pd_claim_relations_new (void);

void pd_claim_relations_set_claim (PdClaimRelations *self,
                                   PdClaimLedger *ledger,
                                   const PdClaimSummary *claim);

G_END_DECLS
