#pragma once

#include "pd-article-families.h"
#include "pd-figure.h"
#include "pd-speakers.h"

G_BEGIN_DECLS

/**
 * PdClaimMention:
 * @mention: the mention
 * @highlight: what it is on
 * @article: the article that has it
 * @attributions: (element-type PdRecord): who says it, from the outermost to the innermost; may be empty
 * @speakers: (element-type utf8): their names; of one of whom nothing is known %NULL
 * @date: (nullable): when it appeared: the article's date, or else when it was said
 * @speaker: (nullable): the name of the innermost of those who say it
 * @speaker_key: (nullable): the same for all mentions of one speaker
 * @source_key: the same for all mentions in articles that share text
 * @figure: (nullable): its figure in numbers
 * @differences: in what its figure differs from others of the claim
 * @judgements: (element-type PdRecord): the verdicts of coders on it
 * @is_placed: whether its highlight's offsets count in the article's current text
 * @position: the article's place among those with mentions, in the order in which they came in
 *
 * A mention with all that is known of it.
 */
typedef struct
{
  PdRecord *mention;
  PdRecord *highlight;
  PdRecord *article;
  GPtrArray *attributions;
  GPtrArray *speakers;
  const char *date;
  const char *speaker;
  char *speaker_key;
  char *source_key;
  PdFigure *figure;
  PdFigureDifference differences;
  GPtrArray *judgements;
  gboolean is_placed;
  guint position;
} PdClaimMention;

PdClaimMention *pd_claim_mention_new (PdRecord *mention,
                                      PdRecord *highlight,
                                      PdRecord *article,
                                      GPtrArray *attributions,
                                      PdSpeakers *speakers,
                                      PdArticleFamilies *families);
void pd_claim_mention_free (PdClaimMention *mention);

const char *pd_claim_mention_get_bound (const PdClaimMention *mention,
                                        gboolean is_high);
char *pd_claim_mention_dup_figure (const PdClaimMention *mention);

/**
 * PdClaimSpread:
 * @low: (element-type PdClaimMention): the mention with the least figure
 * @high: the one with the most
 * @n_mentions: how many mentions have figures
 *
 * The figures of a claim that are in one unit, from the least to the most.
 */
typedef struct
{
  const PdClaimMention *low;
  const PdClaimMention *high;
  guint n_mentions;
} PdClaimSpread;

/**
 * PdClaimSummary:
 * @claim: the claim
 * @kinds: (array zero-terminated=1): its kinds
 * @mentions: (element-type PdClaimMention): its mentions, those first that appeared first and those without a date last; of one date, in the order of articles and texts
 * @n_articles: in how many articles they are
 * @n_families: in how many families of articles that share text; an article that is in none counts as one
 * @n_speakers: how many innermost speakers they have; those of whom nothing is known do not count
 * @n_conflicts: how many mentions have a figure that conflicts with another
 * @spreads: (element-type PdClaimSpread): its figures, an element for each unit, that with the most mentions first
 * @differences: in what figures of it differ
 * @judgements: (element-type PdRecord): the verdicts of coders on it
 * @agreed: (nullable): the verdict that was agreed on
 * @relations: (element-type PdRecord): what it is to other claims, and they to it
 *
 * A claim with all that is known of its mentions.
 */
typedef struct
{
  PdRecord *claim;
  char **kinds;
  GPtrArray *mentions;
  guint n_articles;
  guint n_families;
  guint n_speakers;
  guint n_conflicts;
  GPtrArray *spreads;
  PdFigureDifference differences;
  GPtrArray *judgements;
  PdRecord *agreed;
  GPtrArray *relations;
} PdClaimSummary;

PdClaimSummary *pd_claim_summary_new (PdRecord *claim,
                                      GStrv kinds,
                                      GPtrArray *mentions,
                                      GPtrArray *judgements,
                                      GPtrArray *relations);
void pd_claim_summary_free (PdClaimSummary *summary);

const char *pd_claim_summary_get_first_date (const PdClaimSummary *summary);
char *pd_claim_summary_dup_spread (const PdClaimSummary *summary);
GPtrArray *pd_claim_summary_list_conflicts (const PdClaimSummary *summary);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdClaimMention, pd_claim_mention_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdClaimSummary, pd_claim_summary_free)

G_END_DECLS
