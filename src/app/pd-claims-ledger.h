#pragma once

#include <adwaita.h>

#include "pd-claim-ledger.h"

G_BEGIN_DECLS

#define PD_TYPE_CLAIMS_LEDGER (pd_claims_ledger_get_type ())
G_DECLARE_FINAL_TYPE (PdClaimsLedger, pd_claims_ledger, PD, CLAIMS_LEDGER, AdwBin)

/* Properties: compact. */

void pd_claims_ledger_set_ledger (PdClaimsLedger *self,
                                  PdClaimLedger *ledger);

G_END_DECLS
