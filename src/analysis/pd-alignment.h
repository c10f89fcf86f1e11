#pragma once

#include "pd-reuse-text.h"
#include "pd-substitutions.h"

G_BEGIN_DECLS

/**
 * PdAlignedPair:
 * @a_start: where the sentences of @a begin, in code points
 * @a_end: behind them
 * @b_start: where those of @b that stand for them begin
 * @b_end: behind them
 * @score: how much alike they are, from 0 to 1
 * @a_letters: how many letters and digits those of @a have
 * @b_letters: how many those of @b have
 * @n_quoted: how many letters of them, where they are more, are quoted
 * @passage: the number of the passage that it is part of; sentences that follow each other in both texts are one
 *
 * A sentence, or two, of a text, and what stands for it in another.
 */
typedef struct
{
  guint a_start;
  guint a_end;
  guint b_start;
  guint b_end;
  double score;
  guint a_letters;
  guint b_letters;
  guint n_quoted;
  guint passage;
} PdAlignedPair;

/**
 * PdAlignedEdit:
 * @a_start: where the words of @a begin, in code points
 * @a_end: behind them; @a_start where some were added
 * @b_start: where those of @b begin
 * @b_end: behind them; @b_start where some were left out
 * @kind: what that does to the sentence
 * @substitution: (nullable): what it is counted as, where that was asked for
 *
 * Words of an aligned sentence that are other ones.
 */
typedef struct
{
  guint a_start;
  guint a_end;
  guint b_start;
  guint b_end;
  PdSubstitutionKind kind;
  const PdSubstitution *substitution;
} PdAlignedEdit;

/**
 * PdAlignment:
 *
 * Which sentences of one text stand for which of another. It belongs to one thread at a time.
 */
typedef struct _PdAlignment PdAlignment;

PdAlignment *pd_alignment_new (PdReuseText *a,
                               PdReuseText *b);
PdAlignment *pd_alignment_new_for_texts (PdText *a,
                                         PdText *b);
void pd_alignment_free (PdAlignment *self);

PdReuseText *pd_alignment_get_a (PdAlignment *self);
PdReuseText *pd_alignment_get_b (PdAlignment *self);
guint pd_alignment_get_n_pairs (PdAlignment *self);
const PdAlignedPair *pd_alignment_get_pair (PdAlignment *self,
                                            guint index);
gboolean pd_alignment_find_pair (PdAlignment *self,
                                 guint a_offset,
                                 guint *index);
void pd_alignment_get_shares (PdAlignment *self,
                              double *share_a,
                              double *share_b);

GArray *pd_alignment_list_edits (PdAlignment *self,
                                 guint index,
                                 PdSubstitutions *substitutions);
PdSubstitutions *pd_alignment_list_substitutions (PdAlignment *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdAlignment, pd_alignment_free)

G_END_DECLS
