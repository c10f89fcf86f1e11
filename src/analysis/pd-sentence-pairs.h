#pragma once

#include "pd-reuse-text.h"

G_BEGIN_DECLS

/**
 * PdSentencePair:
 * @a: the first sentence of the one text
 * @n_a: how many sentences of it, 1 or 2, or 3 where a gap was filled or neighbours were joined
 * @b: the first sentence of the other
 * @n_b: how many of it
 * @score: how much alike they are, from 0 to 1: Dice's coefficient of their pairs of letters
 *
 * Sentences of two texts that stand for each other.
 */
typedef struct
{
  guint a;
  guint n_a;
  guint b;
  guint n_b;
  double score;
} PdSentencePair;

GArray *pd_sentence_pairs_find (PdReuseText *a,
                                PdReuseText *b);

G_END_DECLS
