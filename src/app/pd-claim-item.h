#pragma once

#include "pd-claim-ledger.h"
#include "pd-collator.h"

G_BEGIN_DECLS

#define PD_TYPE_CLAIM_ITEM (pd_claim_item_get_type ())
G_DECLARE_FINAL_TYPE (PdClaimItem, pd_claim_item, PD, CLAIM_ITEM, GObject)

PdClaimItem *pd_claim_item_new (PdClaimLedger *ledger,
                                guint index,
                                PdCollator *collator);

const PdClaimSummary *pd_claim_item_get_claim (PdClaimItem *self);
const char *pd_claim_item_get_id (PdClaimItem *self);
int pd_claim_item_compare (PdClaimItem *self,
                           PdClaimItem *other);
gboolean pd_claim_item_matches (PdClaimItem *self,
                                const char *folded);
gboolean pd_claim_item_has_kind (PdClaimItem *self,
                                 const char *kind);

G_END_DECLS
