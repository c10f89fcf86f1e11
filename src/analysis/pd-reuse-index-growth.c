#include "pd-reuse-index-private.h"

#include "pd-reuse-scores.h"

#define ARTICLE_BITS PD_REUSE_INDEX_ARTICLE_BITS
#define MAX_ARTICLES PD_REUSE_INDEX_MAX_ARTICLES
#define NONE PD_REUSE_INDEX_NONE

/* Of one article more are looked at than of each of all. */
#define MOST_OF_ONE 1000

/* When so many entries are in the tail, those of some thousand articles, they go to the others: that takes as long as to copy these. */
#define LONG_TAIL (1 << 18)

/* Puts keys in order among others that are in order, from the end. */
static void
merge (GArray *into,
       const guint64 *keys,
       guint n)
{
  guint at = into->len + n, left = into->len;
  guint64 *merged;

  g_array_set_size (into, at);
  merged = (guint64 *) into->data;
  while (n > 0)
    {
      if (left > 0 && merged[left - 1] > keys[n - 1])
        merged[--at] = merged[--left];
      else
        merged[--at] = keys[--n];
    }
}

/* One that stands for all that are the same to the letter, where those are many. */
static guint
find_large_group (const PdReuseIndex *self,
                  guint64 digest)
{
  const guint64 *digests = (const guint64 *) self->digests->data;
  guint first = NONE, n = 0;

  for (guint i = 0; i < self->digests->len && digest != 0; i++)
    {
      if (digests[i] != digest)
        continue;
      if (n++ == 0)
        first = pd_reuse_index_get_representative (self, i);
      if (n >= PD_REUSE_INDEX_LARGE_GROUP)
        return first;
    }
  return NONE;
}

/**
 * pd_reuse_index_insert:
 * @fingerprints: those of an article
 *
 * Adds an article to an index that is ready. It gets the next number.
 *
 * Returns: whether there was room
 */
gboolean
pd_reuse_index_insert (PdReuseIndex *self,
                       const PdFingerprints *fingerprints)
{
  const guint64 *hashes;
  guint64 digest;
  guint n, article, representative;

  g_return_val_if_fail (self != NULL && self->is_finished, FALSE);
  g_return_val_if_fail (fingerprints != NULL, FALSE);

  article = self->digests->len;
  hashes = pd_fingerprints_get (fingerprints, &n);
  if (article >= MAX_ARTICLES || (guint64) self->entries->len + self->tail->len + n >= PD_REUSE_INDEX_MAX_ENTRIES)
    return FALSE;
  digest = n > 0 ? pd_fingerprints_get_digest (fingerprints) : 0;
  representative = find_large_group (self, digest);
  if (representative == NONE)
    {
      g_autofree guint64 *entries = g_new (guint64, n + 1);

      for (guint i = 0; i < n; i++)
        entries[i] = hashes[i] << ARTICLE_BITS | article;
      merge (self->tail, entries, n);
      representative = article;
    }
  if (self->tail->len >= LONG_TAIL)
    {
      merge (self->entries, (const guint64 *) self->tail->data, self->tail->len);
      g_array_set_size (self->tail, 0);
    }
  g_array_append_val (self->digests, digest);
  g_array_append_val (self->n_fingerprints, n);
  g_array_append_val (self->representatives, representative);
  g_array_append_val (self->owners, article);
  /* Where they were is not so any more. */
  if (self->first_runs->len > 0)
    {
      g_array_unref (self->runs);
      g_array_unref (self->first_runs);
      self->runs = g_array_new (FALSE, FALSE, sizeof (guint));
      self->first_runs = g_array_new (FALSE, FALSE, sizeof (guint));
    }
  return TRUE;
}

/**
 * pd_reuse_index_remove:
 * @article: the number of an article
 *
 * Takes an article out of an index that is ready. The others keep their numbers. Where it stood for others, one of them does from now on.
 */
void
pd_reuse_index_remove (PdReuseIndex *self,
                       guint article)
{
  guint *representatives, *owners;
  guint heir = NONE;

  g_return_if_fail (self != NULL && self->is_finished);
  g_return_if_fail (article < self->digests->len);

  representatives = (guint *) self->representatives->data;
  owners = (guint *) self->owners->data;
  g_array_index (self->digests, guint64, article) = 0;
  if (representatives[article] == article)
    {
      for (guint i = 0; i < self->digests->len; i++)
        {
          if (i == article || representatives[i] != article)
            continue;
          if (heir == NONE)
            heir = i;
          representatives[i] = heir;
        }
    }
  representatives[article] = article;
  for (guint i = 0; i < self->digests->len; i++)
    {
      if (owners[i] == article)
        owners[i] = heir;
    }
}

/**
 * pd_reuse_index_get_representative:
 * @article: the number of an article
 *
 * Returns: the article that stands for it, where many are the same to the letter; mostly itself
 */
guint
pd_reuse_index_get_representative (const PdReuseIndex *self,
                                   guint article)
{
  g_return_val_if_fail (self != NULL && article < self->representatives->len, article);

  return g_array_index (self->representatives, guint, article);
}

/* Where the first entry with a fingerprint is, or would be. */
static guint
find_run (const GArray *array,
          guint64 fingerprint)
{
  const guint64 *entries = (const guint64 *) array->data;
  guint low = 0, high = array->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (entries[middle] >> ARTICLE_BITS < fingerprint)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The articles with a fingerprint, the first ones first; one more than are looked at is enough to tell that there are too many. */
static guint
list_owners (const PdReuseIndex *self,
             guint64 fingerprint,
             guint found[PD_REUSE_INDEX_FREQUENT + 1])
{
  const GArray *arrays[] = { self->entries, self->tail };
  guint n = 0;

  for (guint k = 0; k < G_N_ELEMENTS (arrays); k++)
    {
      const guint64 *entries = (const guint64 *) arrays[k]->data;

      for (guint i = find_run (arrays[k], fingerprint); i < arrays[k]->len && n <= PD_REUSE_INDEX_FREQUENT && entries[i] >> ARTICLE_BITS == fingerprint; i++)
        {
          guint owner = g_array_index (self->owners, guint, entries[i] & MAX_ARTICLES);

          if (owner != NONE)
            found[n++] = owner;
        }
    }
  return n;
}

/**
 * pd_reuse_index_get_frequency:
 * @fingerprint: a fingerprint
 *
 * Returns: in how many articles it is, where many that are the same to the letter count once; at most one more than %PD_REUSE_INDEX_FREQUENT
 */
guint
pd_reuse_index_get_frequency (const PdReuseIndex *self,
                              guint64 fingerprint)
{
  guint found[PD_REUSE_INDEX_FREQUENT + 1];

  g_return_val_if_fail (self != NULL && self->is_finished, 0);

  return list_owners (self, fingerprint, found);
}

/**
 * pd_reuse_index_find:
 * @fingerprints: those of an article
 * @article: its number; %G_MAXUINT where it is not in the index
 *
 * Finds the articles that may share text with one, the most like it first.
 *
 * Returns: (transfer full) (element-type PdReuseCandidate): the candidates
 */
GArray *
pd_reuse_index_find (const PdReuseIndex *self,
                     const PdFingerprints *fingerprints,
                     guint article)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (PdReuseCandidate));
  g_autoptr (PdReuseScores) scores = NULL;
  const guint64 *hashes;
  guint n;

  g_return_val_if_fail (self != NULL && self->is_finished, NULL);
  g_return_val_if_fail (fingerprints != NULL, NULL);

  scores = pd_reuse_scores_new (self->digests->len);
  hashes = pd_fingerprints_get (fingerprints, &n);
  for (guint i = 0; i < n; i++)
    {
      guint found[PD_REUSE_INDEX_FREQUENT + 1], n_found = list_owners (self, hashes[i], found);
      gboolean frequent = n_found > PD_REUSE_INDEX_FREQUENT;
      guint weight = frequent ? 1 : pd_reuse_scores_get_weight (n_found);

      for (guint k = 0; k < (frequent ? PD_REUSE_INDEX_N_FIRST : n_found); k++)
        pd_reuse_scores_add (scores, found[k], weight);
    }
  pd_reuse_scores_take (scores, article, MOST_OF_ONE, MOST_OF_ONE, candidates);
  /* Those that it stands for. */
  for (guint i = 0; article != G_MAXUINT && i < self->digests->len; i++)
    {
      PdReuseCandidate candidate = { MIN (article, i), MAX (article, i), n };

      if (i != article && pd_reuse_index_get_representative (self, i) == article)
        g_array_append_val (candidates, candidate);
    }
  return g_steal_pointer (&candidates);
}
