#pragma once

#include "pd-alignment.h"
#include "pd-reuse-index.h"

G_BEGIN_DECLS

/**
 * PdReuseKind:
 * @PD_REUSE_IDENTICAL: the same, but for punctuation, spaces, case, width and script
 * @PD_REUSE_REPOST: nearly the same, all of it
 * @PD_REUSE_TRIMMED: nearly the same, of which one has only a part
 * @PD_REUSE_REWRITTEN: most of it, in other words
 * @PD_REUSE_PASSAGE: a passage of both, in the same words or in others
 *
 * How two articles share text.
 */
typedef enum
{
  PD_REUSE_IDENTICAL,
  PD_REUSE_REPOST,
  PD_REUSE_TRIMMED,
  PD_REUSE_REWRITTEN,
  PD_REUSE_PASSAGE,
} PdReuseKind;

/**
 * PdReuseOrigin:
 * @PD_REUSE_ORIGIN_UNKNOWN: it cannot be told
 * @PD_REUSE_ORIGIN_A: the first article is earlier
 * @PD_REUSE_ORIGIN_B: the second one is
 *
 * Which of two articles was there first.
 */
typedef enum
{
  PD_REUSE_ORIGIN_UNKNOWN,
  PD_REUSE_ORIGIN_A,
  PD_REUSE_ORIGIN_B,
} PdReuseOrigin;

/**
 * PdReusePair:
 *
 * Two articles that share text, and what they share. It does not change once made, and can be read from any thread.
 */
typedef struct _PdReusePair PdReusePair;

PdReusePair *pd_reuse_pair_new (PdReuseText *a,
                                PdReuseText *b,
                                PdReuseIndex *index);
gboolean pd_reuse_pair_find_kind (PdReuseText *a,
                                  PdReuseText *b,
                                  PdReuseIndex *index,
                                  PdReuseKind *kind);
PdReusePair *pd_reuse_pair_ref (PdReusePair *self);
void pd_reuse_pair_unref (PdReusePair *self);

PdReuseKind pd_reuse_pair_get_kind (PdReusePair *self);
void pd_reuse_pair_get_shares (PdReusePair *self,
                               double *share_a,
                               double *share_b);
double pd_reuse_pair_get_score (PdReusePair *self);
guint pd_reuse_pair_get_n_aligned (PdReusePair *self);
const PdAlignedPair *pd_reuse_pair_get_aligned (PdReusePair *self,
                                                guint index);
PdSubstitutions *pd_reuse_pair_get_substitutions (PdReusePair *self);

const char *pd_reuse_kind_to_string (PdReuseKind kind);
PdReuseOrigin pd_reuse_origin_from_dates (const char *date_a,
                                          const char *date_b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdReusePair, pd_reuse_pair_unref)

G_END_DECLS
