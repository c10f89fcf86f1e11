#pragma once

#include <adwaita.h>

#include "pd-claim-ledger.h"
#include "pd-claim-words.h"
#include "pd-project.h"

G_BEGIN_DECLS

#define PD_TYPE_CLAIM_PAGE (pd_claim_page_get_type ())
G_DECLARE_FINAL_TYPE (PdClaimPage, pd_claim_page, PD, CLAIM_PAGE, AdwNavigationPage)

PdClaimPage *pd_claim_page_new (PdProject *project,
                                const char *claim_id,
                                PdClaimView view);

const char *pd_claim_page_get_claim_id (PdClaimPage *self);
gboolean pd_claim_page_set_ledger (PdClaimPage *self,
                                   PdClaimLedger *ledger);

G_END_DECLS
