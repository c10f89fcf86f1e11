#pragma once

#include <adwaita.h>

#include "pd-claim-summary.h"

G_BEGIN_DECLS

#define PD_TYPE_CLAIM_MENTION_ROW (pd_claim_mention_row_get_type ())
G_DECLARE_FINAL_TYPE (PdClaimMentionRow, pd_claim_mention_row, PD, CLAIM_MENTION_ROW, AdwBin)

GtkWidget *pd_claim_mention_row_new (void);

void pd_claim_mention_row_set_mention (PdClaimMentionRow *self,
                                       const PdClaimMention *mention);

G_END_DECLS
