#pragma once

#include "pd-attribution-finder.h"
#include "pd-comparison.h"

G_BEGIN_DECLS

/**
 * PdCarryingOutcome:
 * @PD_CARRYING_SAME: the other text says the same there
 * @PD_CARRYING_CHANGED: it says so in other words
 * @PD_CARRYING_ALIKE: what stands there is only somewhat alike
 * @PD_CARRYING_GONE: the other text does not have it
 *
 * What became of a marked passage in a copy.
 */
typedef enum
{
  PD_CARRYING_SAME,
  PD_CARRYING_CHANGED,
  PD_CARRYING_ALIKE,
  PD_CARRYING_GONE,
} PdCarryingOutcome;

/**
 * PdCarryingDoubts:
 * @PD_CARRYING_FIGURE: another figure stands there
 * @PD_CARRYING_SPEAKER: somebody else says it, or it is said otherwise who does
 * @PD_CARRYING_MEANING: a word says the opposite, or a negation came or went
 *
 * What a person should look at before a mark is carried over.
 */
typedef enum
{
  PD_CARRYING_FIGURE = 1 << 0,
  PD_CARRYING_SPEAKER = 1 << 1,
  PD_CARRYING_MEANING = 1 << 2,
} PdCarryingDoubts;

/**
 * PdCarrying:
 *
 * Finds marked passages of a text again in a copy of it. It can be used in one thread at a time.
 */
typedef struct _PdCarrying PdCarrying;

PdCarrying *pd_carrying_new (PdComparison *comparison);
void pd_carrying_free (PdCarrying *self);

PdComparison *pd_carrying_get_comparison (const PdCarrying *self);
PdAttributionFinder *pd_carrying_get_finder (const PdCarrying *self);

PdCarryingOutcome pd_carrying_find (const PdCarrying *self,
                                    guint start,
                                    guint end,
                                    guint *b_start,
                                    guint *b_end,
                                    PdCarryingDoubts *doubts);
PdCarryingOutcome pd_carrying_place (const PdCarrying *self,
                                     guint start,
                                     guint end,
                                     guint *b_start,
                                     guint *b_end);
PdCarryingDoubts pd_carrying_get_doubt (const PdCarrying *self,
                                        const PdAlignedEdit *edit,
                                        const PdComparedPassage *passage,
                                        guint start,
                                        guint end);
char *pd_carrying_dup_figure (PdText *text,
                              guint start,
                              guint end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdCarrying, pd_carrying_free)

G_END_DECLS
