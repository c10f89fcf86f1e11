#pragma once

#include "pd-claim-summary.h"

G_BEGIN_DECLS

/**
 * PdClaimView:
 * @PD_CLAIM_VIEW_MENTIONS: all mentions, in the order of time
 * @PD_CLAIM_VIEW_ARTICLES: by article
 * @PD_CLAIM_VIEW_FAMILIES: by family of articles that share text
 * @PD_CLAIM_VIEW_SPEAKERS: by innermost speaker
 * @PD_CLAIM_VIEW_CONFLICTS: those alone whose figures conflict, by what they are figures of
 *
 * How the mentions of a claim are shown.
 */
typedef enum
{
  PD_CLAIM_VIEW_MENTIONS,
  PD_CLAIM_VIEW_ARTICLES,
  PD_CLAIM_VIEW_FAMILIES,
  PD_CLAIM_VIEW_SPEAKERS,
  PD_CLAIM_VIEW_CONFLICTS,
} PdClaimView;

#define PD_N_CLAIM_VIEWS (PD_CLAIM_VIEW_CONFLICTS + 1)

guint pd_claim_words_get_count (const PdClaimSummary *claim,
                                PdClaimView view);
char *pd_claim_words_dup_count (const PdClaimSummary *claim,
                                PdClaimView view);
char *pd_claim_words_dup_kinds (const PdClaimSummary *claim);
const char *pd_claim_words_get_verdict (const PdClaimSummary *claim);
char *pd_claim_words_dup_counts (const PdClaimSummary *claim);
char *pd_claim_words_dup_findings (const PdClaimSummary *claim);
char *pd_claim_words_dup_relation (PdRecord *relation,
                                   const char *claim_id);
char *pd_claim_words_dup_day (const char *date);

char *pd_claim_words_dup_speakers (const PdClaimMention *mention);
char *pd_claim_words_dup_place (const PdClaimMention *mention);
char *pd_claim_words_dup_figure (const PdClaimMention *mention);
char *pd_claim_words_dup_measured (const PdClaimMention *mention);
char *pd_claim_words_dup_sentence (const PdClaimMention *mention);
char *pd_claim_words_dup_mention (const PdClaimMention *mention);

G_END_DECLS
