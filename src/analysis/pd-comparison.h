#pragma once

#include <gio/gio.h>

#include "pd-alignment.h"

G_BEGIN_DECLS

/**
 * PdComparedPassage:
 * @a_start: its first code point in the first text
 * @a_end: behind its last code point there; @a_start where only the second text has it
 * @b_start: its first code point in the second text
 * @b_end: behind its last code point there; @b_start where only the first text has it
 * @score: how much alike both sides are, from 0 to 1
 * @moved: whether it stands elsewhere in the second text than its neighbours
 *
 * A sentence of two texts, or a few that stand for a few.
 */
typedef struct
{
  guint a_start;
  guint a_end;
  guint b_start;
  guint b_end;
  double score;
  gboolean moved;
} PdComparedPassage;

/**
 * PdComparison:
 *
 * Two texts beside each other, sentence by sentence: all sentences of the first in their order, with those of the second that stand for them, and those that only
 * the second has where they follow. It does not change once made, and can be read from any thread.
 */
typedef struct _PdComparison PdComparison;

PdComparison *pd_comparison_new (PdText *a,
                                 PdText *b,
                                 GCancellable *cancellable);
PdComparison *pd_comparison_ref (PdComparison *self);
void pd_comparison_unref (PdComparison *self);

PdText *pd_comparison_get_a (const PdComparison *self);
PdText *pd_comparison_get_b (const PdComparison *self);
void pd_comparison_get_shares (const PdComparison *self,
                               double *share_a,
                               double *share_b);
PdSubstitutions *pd_comparison_get_substitutions (const PdComparison *self);

guint pd_comparison_get_n_passages (const PdComparison *self);
const PdComparedPassage *pd_comparison_get_passage (const PdComparison *self,
                                                    guint index);
const PdAlignedEdit *pd_comparison_get_edits (const PdComparison *self,
                                              guint index,
                                              guint *n_edits);
gboolean pd_comparison_find_place (const PdComparison *self,
                                   const PdSubstitution *substitution,
                                   guint number,
                                   guint *index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdComparison, pd_comparison_unref)

G_END_DECLS
