#pragma once

#include "pd-claim-similarity.h"
#include "pd-project.h"

G_BEGIN_DECLS

/**
 * PdClaimProposal:
 * @claim: a claim
 * @match: how like, and why
 *
 * A claim that a passage may be a mention of.
 */
typedef struct
{
  PdRecord *claim;
  PdClaimMatch *match;
} PdClaimProposal;

void pd_claim_proposal_free (PdClaimProposal *self);
char *pd_claim_proposal_explain (const PdClaimProposal *self);

GPtrArray *pd_project_propose_claims (PdProject *self,
                                      const char *passage,
                                      guint limit,
                                      GCancellable *cancellable,
                                      GError **error);
void pd_project_propose_claims_async (PdProject *self,
                                      const char *passage,
                                      guint limit,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *pd_project_propose_claims_finish (PdProject *self,
                                             GAsyncResult *result,
                                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdClaimProposal, pd_claim_proposal_free)

G_END_DECLS
