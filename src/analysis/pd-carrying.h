#pragma once

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

PdCarryingOutcome pd_carrying_find (const PdComparison *comparison,
                                    guint start,
                                    guint end,
                                    guint *b_start,
                                    guint *b_end,
                                    PdCarryingDoubts *doubts);

G_END_DECLS
