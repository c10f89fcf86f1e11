#include "pd-reuse-scores.h"

/* Two articles share at least so many fingerprints, and those weigh so much: one that is in two articles weighs 4, one that is in many 1. */
#define MIN_SHARED 4
#define MIN_WEIGHT 10

struct _PdReuseScores
{
  guint16 *shared;
  guint16 *weights;
  /* Those that share anything. */
  GArray *touched;
};

/**
 * pd_reuse_scores_new:
 * @n_articles: how many there are
 *
 * Returns: (transfer full): scores of nobody
 */
PdReuseScores *
pd_reuse_scores_new (guint n_articles)
{
  PdReuseScores *self = g_new0 (PdReuseScores, 1);

  self->shared = g_new0 (guint16, n_articles + 1);
  self->weights = g_new0 (guint16, n_articles + 1);
  self->touched = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

/**
 * pd_reuse_scores_free:
 *
 * Frees them.
 */
void
pd_reuse_scores_free (PdReuseScores *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->shared);
  g_free (self->weights);
  g_array_unref (self->touched);
  g_free (self);
}

/**
 * pd_reuse_scores_get_weight:
 * @n_articles: in how many articles a fingerprint is
 *
 * Returns: how much it says about two of them
 */
guint
pd_reuse_scores_get_weight (guint n_articles)
{
  return n_articles <= 3 ? 4 : n_articles <= 8 ? 3
                           : n_articles <= 32  ? 2
                                               : 1;
}

/**
 * pd_reuse_scores_add:
 * @other: an article
 * @weight: how much that says
 *
 * Notes that the article that is looked at has a fingerprint in common with @other.
 */
void
pd_reuse_scores_add (PdReuseScores *self,
                     guint other,
                     guint weight)
{
  if (self->shared[other] == 0)
    g_array_append_val (self->touched, other);
  if (self->shared[other] < G_MAXUINT16)
    self->shared[other]++;
  if (self->weights[other] < G_MAXUINT16 - weight)
    self->weights[other] += weight;
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const PdReuseCandidate *x = a, *y = b;

  if (x->shared != y->shared)
    return x->shared > y->shared ? -1 : 1;
  if (x->a != y->a)
    return x->a < y->a ? -1 : 1;
  return x->b < y->b ? -1 : x->b > y->b;
}

/**
 * pd_reuse_scores_take:
 * @article: the article that was looked at; %G_MAXUINT where it is none of them
 * @most: how many are not too many
 * @few: how many are enough where there are more than @most
 * @candidates: (element-type PdReuseCandidate): what to add to
 *
 * Adds those that are most like the article, the most like it first, and forgets the others, for the next.
 */
void
pd_reuse_scores_take (PdReuseScores *self,
                      guint article,
                      guint most,
                      guint few,
                      GArray *candidates)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (PdReuseCandidate));

  for (guint i = 0; i < self->touched->len; i++)
    {
      guint other = g_array_index (self->touched, guint, i);
      PdReuseCandidate candidate = { MIN (article, other), MAX (article, other), self->shared[other] };

      if (other != article && candidate.shared >= MIN_SHARED && self->weights[other] >= MIN_WEIGHT)
        g_array_append_val (found, candidate);
      self->shared[other] = self->weights[other] = 0;
    }
  g_array_set_size (self->touched, 0);
  g_array_sort (found, compare_candidates);
  g_array_append_vals (candidates, found->data, found->len <= most ? found->len : few);
}
