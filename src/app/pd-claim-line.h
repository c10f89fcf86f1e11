#pragma once

#include "pd-claim-ledger.h"
#include "pd-claim-words.h"

G_BEGIN_DECLS

#define PD_TYPE_CLAIM_LINE (pd_claim_line_get_type ())
G_DECLARE_FINAL_TYPE (PdClaimLine, pd_claim_line, PD, CLAIM_LINE, GObject)

PdClaimLine *pd_claim_line_new_head (void);

const PdClaimMention *pd_claim_line_get_mention (PdClaimLine *self);
const char *pd_claim_line_get_heading (PdClaimLine *self);

GPtrArray *pd_claim_line_list (PdClaimLedger *ledger,
                               const PdClaimSummary *claim,
                               PdClaimView view);

G_END_DECLS
