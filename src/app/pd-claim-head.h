#pragma once

#include <adwaita.h>

#include "pd-claim-summary.h"
#include "pd-claim-words.h"

G_BEGIN_DECLS

#define PD_TYPE_CLAIM_HEAD (pd_claim_head_get_type ())
G_DECLARE_FINAL_TYPE (PdClaimHead, pd_claim_head, PD, CLAIM_HEAD, AdwBin)

GtkWidget *pd_claim_head_new (void);

void pd_claim_head_set_claim (PdClaimHead *self,
                              const PdClaimSummary *claim,
                              PdClaimView view);
void pd_claim_head_add_section (PdClaimHead *self,
                                GtkWidget *section);

G_END_DECLS
