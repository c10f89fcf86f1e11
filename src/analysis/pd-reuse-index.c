#include "pd-reuse-index-private.h"

#include <string.h>

#include "pd-radix-sort.h"
#include "pd-reuse-scores.h"

#define ARTICLE_BITS PD_REUSE_INDEX_ARTICLE_BITS
#define MAX_ARTICLES PD_REUSE_INDEX_MAX_ARTICLES

/* An article that is like more than so many of those before it is one of a large family: then the few that are most like it are enough to tell. */
#define MOST_BEFORE 20
#define FEW_BEFORE 4

/**
 * pd_reuse_index_new:
 *
 * Some 25 bytes are kept of each fingerprint, 6 kB of an article of 1,000 letters.
 *
 * Returns: (transfer full): an index without articles
 */
PdReuseIndex *
pd_reuse_index_new (void)
{
  PdReuseIndex *self = g_new0 (PdReuseIndex, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->tail = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->digests = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->n_fingerprints = g_array_new (FALSE, FALSE, sizeof (guint));
  self->representatives = g_array_new (FALSE, FALSE, sizeof (guint));
  self->owners = g_array_new (FALSE, FALSE, sizeof (guint));
  self->runs = g_array_new (FALSE, FALSE, sizeof (guint));
  self->first_runs = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

/**
 * pd_reuse_index_free:
 *
 * Frees it.
 */
void
pd_reuse_index_free (PdReuseIndex *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->entries);
  g_array_unref (self->tail);
  g_array_unref (self->digests);
  g_array_unref (self->n_fingerprints);
  g_array_unref (self->representatives);
  g_array_unref (self->owners);
  g_array_unref (self->runs);
  g_array_unref (self->first_runs);
  g_free (self);
}

/**
 * pd_reuse_index_add:
 * @fingerprints: those of an article
 *
 * Adds an article. They are numbered from 0 as they are added; add the earliest first, as the first ones of many copies stand for the others.
 *
 * Returns: whether there was room
 */
gboolean
pd_reuse_index_add (PdReuseIndex *self,
                    const PdFingerprints *fingerprints)
{
  const guint64 *hashes;
  guint64 digest;
  guint n, article;

  g_return_val_if_fail (self != NULL && !self->is_finished, FALSE);
  g_return_val_if_fail (fingerprints != NULL, FALSE);

  article = self->digests->len;
  hashes = pd_fingerprints_get (fingerprints, &n);
  /* The place of an entry is kept in 32 bits. */
  if (article >= MAX_ARTICLES || (guint64) self->entries->len + n >= PD_REUSE_INDEX_MAX_ENTRIES)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      guint64 entry = hashes[i] << ARTICLE_BITS | article;

      g_array_append_val (self->entries, entry);
    }
  /* What is too short to have a fingerprint is no group. */
  digest = n > 0 ? pd_fingerprints_get_digest (fingerprints) : 0;
  g_array_append_val (self->digests, digest);
  g_array_append_val (self->n_fingerprints, n);
  g_array_append_val (self->representatives, article);
  g_array_append_val (self->owners, article);
  return TRUE;
}

/**
 * pd_reuse_index_get_n_articles:
 *
 * Returns: how many articles were added
 */
guint
pd_reuse_index_get_n_articles (const PdReuseIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->digests->len;
}

/* Among thousands of copies of one article every fingerprint would be frequent, and every pair one to be looked at. */
static void
find_large_groups (PdReuseIndex *self)
{
  guint n = self->digests->len;
  g_autofree guint64 *keys = g_new (guint64, n);

  for (guint i = 0; i < n; i++)
    keys[i] = (g_array_index (self->digests, guint64, i) & ~(guint64) MAX_ARTICLES) | i;
  pd_radix_sort (keys, n, ARTICLE_BITS);
  for (guint i = 0, end; i < n; i = end)
    {
      guint first = keys[i] & MAX_ARTICLES;

      for (end = i + 1; end < n && keys[end] >> ARTICLE_BITS == keys[i] >> ARTICLE_BITS; end++)
        ;
      if (end - i <= PD_REUSE_INDEX_LARGE_GROUP || g_array_index (self->digests, guint64, first) == 0)
        continue;
      for (guint k = i + 1; k < end; k++)
        {
          guint article = keys[k] & MAX_ARTICLES;

          if (g_array_index (self->digests, guint64, article) == g_array_index (self->digests, guint64, first))
            g_array_index (self->representatives, guint, article) = first;
        }
    }
}

static gboolean
stands_for_itself (const PdReuseIndex *self,
                   guint article)
{
  return g_array_index (self->representatives, guint, article) == article;
}

static void
drop_represented (PdReuseIndex *self)
{
  guint64 *entries = (guint64 *) self->entries->data;
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      if (stands_for_itself (self, entries[i] & MAX_ARTICLES))
        entries[n++] = entries[i];
    }
  g_array_set_size (self->entries, n);
}

static guint
find_run_end (const PdReuseIndex *self,
              guint start)
{
  const guint64 *entries = (const guint64 *) self->entries->data;
  guint end = start + 1;

  while (end < self->entries->len && entries[end] >> ARTICLE_BITS == entries[start] >> ARTICLE_BITS)
    end++;
  return end;
}

/* For each article where the runs of its fingerprints are: first how many, then each in its place. */
static void
list_runs (PdReuseIndex *self)
{
  const guint64 *entries = (const guint64 *) self->entries->data;
  guint n = self->digests->len, sum = 0;
  guint *first;

  g_array_set_size (self->first_runs, n + 1);
  first = (guint *) self->first_runs->data;
  memset (first, 0, (n + 1) * sizeof (guint));
  for (guint start = 0, end; start < self->entries->len; start = end)
    {
      end = find_run_end (self, start);
      for (guint i = start; i < end && end - start > 1; i++)
        first[entries[i] & MAX_ARTICLES]++;
    }
  for (guint i = 0; i <= n; i++)
    {
      guint count = first[i];

      first[i] = sum;
      sum += count;
    }
  g_array_set_size (self->runs, sum);
  for (guint start = 0, end; start < self->entries->len; start = end)
    {
      end = find_run_end (self, start);
      for (guint i = start; i < end && end - start > 1; i++)
        g_array_index (self->runs, guint, first[entries[i] & MAX_ARTICLES]++) = start;
    }
  /* Each now begins where the next one did. */
  memmove (first + 1, first, n * sizeof (guint));
  first[0] = 0;
}

/**
 * pd_reuse_index_finish:
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Makes the index ready, once all articles are added.
 *
 * Returns: whether it was not cancelled
 */
gboolean
pd_reuse_index_finish (PdReuseIndex *self,
                       GCancellable *cancellable,
                       GError **error)
{
  g_return_val_if_fail (self != NULL && !self->is_finished, FALSE);

  find_large_groups (self);
  drop_represented (self);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  pd_radix_sort ((guint64 *) self->entries->data, self->entries->len, ARTICLE_BITS);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  list_runs (self);
  self->is_finished = TRUE;
  return TRUE;
}

static gboolean
is_frequent (const PdReuseIndex *self,
             guint start)
{
  const guint64 *entries = (const guint64 *) self->entries->data;
  guint behind = start + PD_REUSE_INDEX_FREQUENT;

  return behind < self->entries->len && entries[behind] >> ARTICLE_BITS == entries[start] >> ARTICLE_BITS;
}

/* The articles before one that have a fingerprint as well. */
static void
add_run (const PdReuseIndex *self,
         PdReuseScores *scores,
         guint start,
         guint before)
{
  const guint64 *entries = (const guint64 *) self->entries->data;
  gboolean frequent = is_frequent (self, start);
  guint end = frequent ? start + PD_REUSE_INDEX_N_FIRST : find_run_end (self, start);
  guint weight = frequent ? 1 : pd_reuse_scores_get_weight (end - start);

  for (guint i = start; i < end && (entries[i] & MAX_ARTICLES) < before; i++)
    pd_reuse_scores_add (scores, entries[i] & MAX_ARTICLES, weight);
}

/* Every n-th article, in a thread. */
typedef struct
{
  PdReuseIndex *index;
  guint first;
  guint step;
  PdReuseProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
  GArray *candidates;
} Share;

static gpointer
find_share (gpointer data)
{
  Share *share = data;
  PdReuseIndex *self = share->index;
  const guint *first = (const guint *) self->first_runs->data;
  guint n = self->digests->len;
  g_autoptr (PdReuseScores) scores = pd_reuse_scores_new (n);

  for (guint article = share->first; article < n && !g_cancellable_is_cancelled (share->cancellable); article += share->step)
    {
      guint representative = g_array_index (self->representatives, guint, article);

      if (representative != article)
        {
          PdReuseCandidate candidate = { representative, article, g_array_index (self->n_fingerprints, guint, article) };

          g_array_append_val (share->candidates, candidate);
        }
      for (guint i = first[article]; i < first[article + 1]; i++)
        add_run (self, scores, g_array_index (self->runs, guint, i), article);
      pd_reuse_scores_take (scores, article, MOST_BEFORE, FEW_BEFORE, share->candidates);
      if (share->progress != NULL && article / share->step % 256 == 0)
        share->progress ((double) article / n, share->progress_data);
    }
  return NULL;
}

/**
 * pd_reuse_index_find_all:
 * @progress: (nullable): called now and then, in this thread
 * @progress_data: handed to @progress
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Finds all articles that may share text: of each article the earlier ones that are like it, up to 20; where they are more, the four that are most. A fingerprint in more than %PD_REUSE_INDEX_FREQUENT
 * articles leads only to the first few of them, and of many articles that are the same to the letter the first one stands for all. So however
 * many copies there are, each is found beside one of the others. It uses several threads. It is asked once, before articles come and go.
 *
 * Returns: (transfer full) (element-type PdReuseCandidate): the candidates in order, or %NULL with an error
 */
GArray *
pd_reuse_index_find_all (PdReuseIndex *self,
                         PdReuseProgress progress,
                         gpointer progress_data,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (PdReuseCandidate));
  GThread *threads[8];
  Share shares[G_N_ELEMENTS (threads)];
  guint n = CLAMP (g_get_num_processors (), 1, G_N_ELEMENTS (threads));

  g_return_val_if_fail (self != NULL && self->is_finished, NULL);
  g_return_val_if_fail (self->first_runs->len == self->digests->len + 1, NULL);

  for (guint i = 0; i < n; i++)
    {
      shares[i] = (Share) { self, i, n, i == 0 ? progress : NULL, progress_data, cancellable, g_array_new (FALSE, FALSE, sizeof (PdReuseCandidate)) };
      threads[i] = i > 0 ? g_thread_new ("reuse", find_share, &shares[i]) : NULL;
    }
  find_share (&shares[0]);
  for (guint i = 0; i < n; i++)
    {
      if (threads[i] != NULL)
        g_thread_join (threads[i]);
      g_array_append_vals (candidates, shares[i].candidates->data, shares[i].candidates->len);
      g_array_unref (shares[i].candidates);
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&candidates);
}
