#pragma once

#include <adwaita.h>

#include "pd-claim-ledger.h"

G_BEGIN_DECLS

#define PD_TYPE_CLAIM_JUDGEMENTS (pd_claim_judgements_get_type ())
G_DECLARE_FINAL_TYPE (PdClaimJudgements, pd_claim_judgements, PD, CLAIM_JUDGEMENTS, AdwBin)

GtkWidget *pd_claim_judgements_new (void);

void pd_claim_judgements_set_claim (PdClaimJudgements *self,
                                    PdClaimLedger *ledger,
                                    const PdClaimSummary *claim);

G_END_DECLS
