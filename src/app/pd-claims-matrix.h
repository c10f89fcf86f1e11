#pragma once

#include <adwaita.h>

#include "pd-claim-ledger.h"

G_BEGIN_DECLS

#define PD_TYPE_CLAIMS_MATRIX (pd_claims_matrix_get_type ())
G_DECLARE_FINAL_TYPE (PdClaimsMatrix, pd_claims_matrix, PD, CLAIMS_MATRIX, AdwBin)

void pd_claims_matrix_set_ledger (PdClaimsMatrix *self,
                                  PdClaimLedger *ledger);

G_END_DECLS
