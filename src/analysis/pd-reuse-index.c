#include "pd-reuse-index.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-radix-sort.h"

#define ARTICLE_BITS (64 - PD_FINGERPRINTS_BITS)
#define MAX_ARTICLES ((1u << ARTICLE_BITS) - 1)

/* Of a fingerprint that is in more articles than count, only the first few are looked at: all that are copies of one another share those. */
#define N_REPRESENTATIVES 4

/* When more articles than this are the same to the letter, one stands for all. */
#define LARGE_GROUP 20

/* An article that is like more than so many of those before it is one of a large family: then the few that are most like it are enough to tell. Of one that is
 * asked for, more are looked at. */
#define MOST_BEFORE 20
#define FEW_BEFORE 4
#define MOST_OF_ONE 1000

/* Two articles share at least so many fingerprints, and those weigh so much: one that is in two articles weighs 4, one that is in many 1. */
#define MIN_SHARED 4
#define MIN_WEIGHT 10

struct _PdReuseIndex
{
  /* The fingerprint above, the article below; in order when finished. */
  GArray *entries;
  GArray *digests;
  GArray *n_fingerprints;
  gboolean is_finished;

  /* Which article stands for this one; mostly itself. */
  GArray *representatives;
  /* Where in the entries the articles with each fingerprint of an article begin, for those that it shares with another. */
  GArray *runs;
  GArray *first_runs;
};

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
  self->digests = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->n_fingerprints = g_array_new (FALSE, FALSE, sizeof (guint));
  self->representatives = g_array_new (FALSE, FALSE, sizeof (guint));
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
  g_array_unref (self->digests);
  g_array_unref (self->n_fingerprints);
  g_array_unref (self->representatives);
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
  if (article >= MAX_ARTICLES || (guint64) self->entries->len + n >= G_MAXINT32 / 8)
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
      if (end - i <= LARGE_GROUP || g_array_index (self->digests, guint64, first) == 0)
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

/* Where the first entry with a fingerprint is, or would be. */
static guint
find_run (const PdReuseIndex *self,
          guint64 fingerprint)
{
  const guint64 *entries = (const guint64 *) self->entries->data;
  guint low = 0, high = self->entries->len;

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

static gboolean
is_frequent (const PdReuseIndex *self,
             guint start)
{
  const guint64 *entries = (const guint64 *) self->entries->data;
  guint behind = start + PD_REUSE_INDEX_FREQUENT;

  return behind < self->entries->len && entries[behind] >> ARTICLE_BITS == entries[start] >> ARTICLE_BITS;
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
  const guint64 *entries;
  guint start, end;

  g_return_val_if_fail (self != NULL && self->is_finished, 0);

  entries = (const guint64 *) self->entries->data;
  start = end = find_run (self, fingerprint);
  while (end < self->entries->len && end <= start + PD_REUSE_INDEX_FREQUENT && entries[end] >> ARTICLE_BITS == fingerprint)
    end++;
  return end - start;
}

/* What an article shares with each other one, while it is looked at. */
typedef struct
{
  const PdReuseIndex *index;
  guint16 *shared;
  guint16 *weights;
  GArray *touched;
} Scores;

static void
scores_init (Scores *self,
             const PdReuseIndex *index)
{
  guint n = index->digests->len;

  self->index = index;
  self->shared = g_new0 (guint16, n + 1);
  self->weights = g_new0 (guint16, n + 1);
  self->touched = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
scores_clear (Scores *self)
{
  g_free (self->shared);
  g_free (self->weights);
  g_array_unref (self->touched);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scores, scores_clear)

static guint
get_weight (guint n_articles)
{
  return n_articles <= 3 ? 4 : n_articles <= 8 ? 3
                           : n_articles <= 32  ? 2
                                               : 1;
}

static void
scores_add (Scores *self,
            guint start,
            guint before)
{
  const guint64 *entries = (const guint64 *) self->index->entries->data;
  gboolean frequent = is_frequent (self->index, start);
  guint end = frequent ? start + N_REPRESENTATIVES : find_run_end (self->index, start);
  guint weight = frequent ? 1 : get_weight (end - start);

  for (guint i = start; i < end; i++)
    {
      guint other = entries[i] & MAX_ARTICLES;

      if (other >= before)
        return;
      if (self->shared[other] == 0)
        g_array_append_val (self->touched, other);
      if (self->shared[other] < G_MAXUINT16)
        self->shared[other]++;
      if (self->weights[other] < G_MAXUINT16 - weight)
        self->weights[other] += weight;
    }
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

/* Those that are most like an article, and none of the others any more. */
static void
scores_take (Scores *self,
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
  g_auto (Scores) scores;

  scores_init (&scores, self);
  for (guint article = share->first; article < n && !g_cancellable_is_cancelled (share->cancellable); article += share->step)
    {
      guint representative = g_array_index (self->representatives, guint, article);

      if (representative != article)
        {
          PdReuseCandidate candidate = { representative, article, g_array_index (self->n_fingerprints, guint, article) };

          g_array_append_val (share->candidates, candidate);
        }
      for (guint i = first[article]; i < first[article + 1]; i++)
        scores_add (&scores, g_array_index (self->runs, guint, i), article);
      scores_take (&scores, article, MOST_BEFORE, FEW_BEFORE, share->candidates);
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
 * many copies there are, each is found beside one of the others. It uses several threads.
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
pd_reuse_index_find (PdReuseIndex *self,
                     const PdFingerprints *fingerprints,
                     guint article)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (PdReuseCandidate));
  g_auto (Scores) scores;
  const guint64 *hashes;
  guint n;

  scores_init (&scores, self);
  hashes = pd_fingerprints_get (fingerprints, &n);
  for (guint i = 0; i < n; i++)
    {
      guint start = find_run (self, hashes[i]);

      if (start < self->entries->len && g_array_index (self->entries, guint64, start) >> ARTICLE_BITS == hashes[i])
        scores_add (&scores, start, G_MAXUINT);
    }
  scores_take (&scores, article, MOST_OF_ONE, MOST_OF_ONE, candidates);
  /* Those that it stands for. */
  for (guint i = 0; article != G_MAXUINT && i < self->digests->len; i++)
    {
      PdReuseCandidate candidate = { MIN (article, i), MAX (article, i), n };

      if (i != article && !stands_for_itself (self, i) && g_array_index (self->representatives, guint, i) == article)
        g_array_append_val (candidates, candidate);
    }
  return g_steal_pointer (&candidates);
}
