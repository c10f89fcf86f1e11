#pragma once

#include "pd-claim-summary.h"

G_BEGIN_DECLS

/**
 * PdClaimRecords:
 * @claims: (element-type PdRecord): claims, in the order in which they are shown
 * @kinds: (element-type PdRecord): their kinds
 * @mentions: (element-type PdRecord): their mentions
 * @attributions: (element-type PdRecord): who says those, each chain from the outermost to the innermost
 * @names: (element-type PdRecord): names of speakers
 * @aliases: (element-type PdRecord): other ways to write them
 * @highlights: (element-type PdRecord): what carries mentions, and what is evidence
 * @articles: (element-type PdRecord): what has such highlights
 * @relations: (element-type PdRecord): what claims are to each other
 * @judgements: (element-type PdRecord): verdicts
 * @evidence: (element-type PdRecord): what those rest on
 * @coders: (element-type PdRecord): who marked and judged
 * @family_members: (element-type PdRecord): which articles share text
 *
 * What a ledger is made of, all of one moment.
 */
typedef struct
{
  GPtrArray *claims;
  GPtrArray *kinds;
  GPtrArray *mentions;
  GPtrArray *attributions;
  GPtrArray *names;
  GPtrArray *aliases;
  GPtrArray *highlights;
  GPtrArray *articles;
  GPtrArray *relations;
  GPtrArray *judgements;
  GPtrArray *evidence;
  GPtrArray *coders;
  GPtrArray *family_members;
} PdClaimRecords;

void pd_claim_records_clear (PdClaimRecords *records);

#define PD_TYPE_CLAIM_LEDGER (pd_claim_ledger_get_type ())
G_DECLARE_FINAL_TYPE (PdClaimLedger, pd_claim_ledger, PD, CLAIM_LEDGER, GObject)

PdClaimLedger *pd_claim_ledger_new (const PdClaimRecords *records);

guint pd_claim_ledger_get_n_claims (PdClaimLedger *self);
const PdClaimSummary *pd_claim_ledger_get_claim (PdClaimLedger *self,
                                                 guint index);
const PdClaimSummary *pd_claim_ledger_find_claim (PdClaimLedger *self,
                                                  const char *claim_id);
GPtrArray *pd_claim_ledger_get_evidence (PdClaimLedger *self,
                                         const char *judgement_id);
PdRecord *pd_claim_ledger_get_evidence_highlight (PdClaimLedger *self,
                                                  PdRecord *evidence,
                                                  PdRecord **article);
const char *pd_claim_ledger_get_coder_name (PdClaimLedger *self,
                                            const char *coder_id);
guint pd_claim_ledger_get_n_articles (PdClaimLedger *self);
PdRecord *pd_claim_ledger_get_article (PdClaimLedger *self,
                                       guint index);
GPtrArray *pd_claim_ledger_get_cell (PdClaimLedger *self,
                                     guint claim,
                                     guint article);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PdClaimRecords, pd_claim_records_clear)

G_END_DECLS
