#include "pd-reuse-job.h"

#include <glib/gi18n-lib.h>

#include "pd-article-texts.h"
#include "pd-reuse-crew.h"

/* So much is loaded at a time: a few milliseconds of the thread that reads. */
#define BATCH_BYTES (1 << 20)
#define BATCH_ARTICLES 256
#define BATCH_CANDIDATES 64

/* How far it is when all texts are read, and when all candidates are known. */
#define WHEN_READ 0.5
#define WHEN_FOUND 0.6

#define MAX_THREADS 8

#define NO_ARTICLE G_MAXUINT

/* The thread that reads the project file is asked only for a few texts at a time, behind whatever a person does. What is done with them is done in
 * as many threads as there are processors. */
struct _PdReuseJob
{
  PdWorker *reader;
  char *article;
  PdReuseProgress progress;
  gpointer progress_data;
  GDestroyNotify free_progress_data;
  double fraction;
  GCancellable *cancellable;
  gboolean is_background;

  /* Numbered as the index numbers them: the earliest first. */
  GArray *articles;
  PdReuseIndex *index;
  /* The one that is asked for. */
  guint number;
  PdFingerprints *fingerprints;

  GArray *candidates;
  /* Beside each candidate what it turned out to be, or NULL. */
  GPtrArray *pairs;
  PdReuseGraph *graph;
  guint position;
};

/**
 * pd_reuse_job_new:
 * @reader: the thread that reads the project file
 * @article: (nullable): the UUID of an article, to look for its copies alone
 * @progress: (nullable): called now and then, in the thread that runs it
 * @progress_data: handed to @progress
 * @free_progress_data: (nullable): frees @progress_data
 * @cancellable: (nullable): to cancel it
 *
 * Returns: (transfer full): a job, not yet begun
 */
PdReuseJob *
pd_reuse_job_new (PdWorker *reader,
                  const char *article,
                  PdReuseProgress progress,
                  gpointer progress_data,
                  GDestroyNotify free_progress_data,
                  GCancellable *cancellable)
{
  PdReuseJob *self = g_new0 (PdReuseJob, 1);

  self->reader = g_object_ref (reader);
  self->article = g_strdup (article);
  self->progress = progress;
  self->progress_data = progress_data;
  self->free_progress_data = free_progress_data;
  g_set_object (&self->cancellable, cancellable);
  self->index = pd_reuse_index_new ();
  self->number = NO_ARTICLE;
  return self;
}

static void
unref_pair (gpointer pair)
{
  if (pair != NULL)
    pd_reuse_pair_unref (pair);
}

/**
 * pd_reuse_job_free:
 *
 * Frees it.
 */
void
pd_reuse_job_free (PdReuseJob *self)
{
  g_return_if_fail (self != NULL);

  if (self->free_progress_data != NULL)
    self->free_progress_data (self->progress_data);
  g_object_unref (self->reader);
  g_free (self->article);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->articles, g_array_unref);
  g_clear_pointer (&self->index, pd_reuse_index_free);
  g_clear_pointer (&self->graph, pd_reuse_graph_free);
  g_clear_pointer (&self->fingerprints, pd_fingerprints_free);
  g_clear_pointer (&self->candidates, g_array_unref);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  g_free (self);
}

/**
 * pd_reuse_job_set_background:
 *
 * Leaves half of the processors to others: nobody waits for it.
 */
void
pd_reuse_job_set_background (PdReuseJob *self)
{
  g_return_if_fail (self != NULL);

  self->is_background = TRUE;
}

static guint
get_n_threads (PdReuseJob *self)
{
  guint n = g_get_num_processors ();

  return CLAMP (self->is_background ? n / 2 : n, 1, MAX_THREADS);
}

static const PdDatedArticle *
get_article (PdReuseJob *self,
             guint number)
{
  return &g_array_index (self->articles, PdDatedArticle, number);
}

static const PdReuseCandidate *
get_candidate (PdReuseJob *self,
               guint index)
{
  return &g_array_index (self->candidates, PdReuseCandidate, index);
}

static void
report (PdReuseJob *self,
        double fraction)
{
  if (self->progress == NULL || fraction <= self->fraction)
    return;
  self->fraction = fraction;
  self->progress (fraction, self->progress_data);
}

static gpointer
list_articles (PdConnection *connection,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  return pd_connection_check_open (connection, error) ? pd_article_texts_list_by_date (connection, error) : NULL;
}

/* A text that was loaded, and its fingerprints. */
typedef struct
{
  GBytes *bytes;
  PdFingerprints *fingerprints;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->bytes, g_bytes_unref);
  g_clear_pointer (&loaded->fingerprints, pd_fingerprints_free);
  g_free (loaded);
}

static gpointer
load_texts (PdConnection *connection,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  PdReuseJob *self = data;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (loaded_free);
  gsize n_bytes = 0;

  if (!pd_connection_check_open (connection, error))
    return NULL;
  for (; texts->len < BATCH_ARTICLES && n_bytes < BATCH_BYTES && self->position < self->articles->len; self->position++)
    {
      Loaded *loaded = g_new0 (Loaded, 1);

      g_ptr_array_add (texts, loaded);
      if (!pd_article_texts_load (connection, get_article (self, self->position)->row, &loaded->bytes, error))
        return NULL;
      /* It was removed since: it keeps its number, and is empty. */
      if (loaded->bytes != NULL)
        n_bytes += g_bytes_get_size (loaded->bytes);
    }
  return g_steal_pointer (&texts);
}

static void
take_fingerprints (gpointer data,
                   guint piece)
{
  Loaded *loaded = g_ptr_array_index ((GPtrArray *) data, piece);
  gsize n_bytes = 0;
  const char *utf8 = loaded->bytes != NULL ? g_bytes_get_data (loaded->bytes, &n_bytes) : NULL;
  g_autoptr (PdFolded) folded = pd_folded_new (utf8 != NULL ? utf8 : "", n_bytes);

  loaded->fingerprints = pd_fingerprints_new (folded);
  g_clear_pointer (&loaded->bytes, g_bytes_unref);
}

static gboolean
add_fingerprints (PdReuseJob *self,
                  GPtrArray *texts,
                  GError **error)
{
  for (guint i = 0; i < texts->len; i++)
    {
      Loaded *loaded = g_ptr_array_index (texts, i);

      if (!pd_reuse_index_add (self->index, loaded->fingerprints))
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _ ("There is too much text to look for copies in all of it."));
          return FALSE;
        }
      if (pd_reuse_index_get_n_articles (self->index) - 1 == self->number)
        self->fingerprints = g_steal_pointer (&loaded->fingerprints);
    }
  return TRUE;
}

/* While the fingerprints of some texts are taken, the next ones are loaded. */
static gboolean
read_all (PdReuseJob *self,
          GError **error)
{
  g_autoptr (GPtrArray) texts = pd_worker_run (self->reader, PD_WORKER_BATCH, load_texts, self, self->cancellable, error);

  while (texts != NULL && texts->len > 0)
    {
      PdReuseCrew crew = { take_fingerprints, texts, texts->len, 0 };
      GPtrArray *threads = pd_reuse_crew_start (&crew, get_n_threads (self));
      g_autoptr (GPtrArray) next = pd_worker_run (self->reader, PD_WORKER_BATCH, load_texts, self, self->cancellable, error);

      pd_reuse_crew_join (threads);
      if (next == NULL || !add_fingerprints (self, texts, error))
        return FALSE;
      report (self, WHEN_READ * pd_reuse_index_get_n_articles (self->index) / self->articles->len);
      g_ptr_array_unref (texts);
      texts = g_steal_pointer (&next);
    }
  return texts != NULL;
}

static void
report_finding (double fraction,
                gpointer data)
{
  report (data, WHEN_READ + fraction * (WHEN_FOUND - WHEN_READ));
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const PdReuseCandidate *x = a, *y = b;

  if (x->b != y->b)
    return x->b < y->b ? -1 : 1;
  return x->a < y->a ? -1 : x->a > y->a;
}

static gboolean
find_candidates (PdReuseJob *self,
                 GError **error)
{
  if (!pd_reuse_index_finish (self->index, self->cancellable, error))
    return FALSE;
  self->candidates = self->article != NULL ? pd_reuse_index_find (self->index, self->fingerprints, self->number)
                                           : pd_reuse_index_find_all (self->index, report_finding, self, self->cancellable, error);
  if (self->candidates == NULL)
    return FALSE;
  g_array_sort (self->candidates, compare_candidates);
  self->pairs = g_ptr_array_new_with_free_func (unref_pair);
  g_ptr_array_set_size (self->pairs, self->candidates->len);
  return TRUE;
}

/* Some candidates, with the texts of all of their articles. */
typedef struct
{
  PdReuseJob *job;
  guint end;
  /* Where those with another second article begin. */
  GArray *groups;
  /* By their numbers. */
  GHashTable *texts;
} Batch;

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  g_array_unref (batch->groups);
  g_hash_table_unref (batch->texts);
  g_free (batch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Batch, batch_free)

static void
unref_text (gpointer text)
{
  if (text != NULL)
    g_object_unref (text);
}

static gboolean
load_text (PdConnection *connection,
           Batch *batch,
           guint number,
           gsize *n_bytes,
           GError **error)
{
  PdText *text;

  if (g_hash_table_contains (batch->texts, GUINT_TO_POINTER (number)))
    return TRUE;
  if (!pd_article_texts_load_text (connection, get_article (batch->job, number)->row, &text, error))
    return FALSE;
  g_hash_table_insert (batch->texts, GUINT_TO_POINTER (number), text);
  *n_bytes += text != NULL ? pd_text_get_n_bytes (text) : 0;
  return TRUE;
}

static gpointer
load_batch (PdConnection *connection,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  PdReuseJob *self = data;
  g_autoptr (Batch) batch = g_new0 (Batch, 1);
  gsize n_bytes = 0;

  batch->job = self;
  batch->end = self->position;
  batch->groups = g_array_new (FALSE, FALSE, sizeof (guint));
  batch->texts = g_hash_table_new_full (NULL, NULL, NULL, unref_text);
  if (!pd_connection_check_open (connection, error))
    return NULL;
  for (; batch->end < self->candidates->len && batch->end - self->position < BATCH_CANDIDATES && n_bytes < BATCH_BYTES; batch->end++)
    {
      const PdReuseCandidate *candidate = get_candidate (self, batch->end);

      if (batch->groups->len == 0 || candidate->b != candidate[-1].b)
        g_array_append_val (batch->groups, batch->end);
      if (!load_text (connection, batch, candidate->a, &n_bytes, error) || !load_text (connection, batch, candidate->b, &n_bytes, error))
        return NULL;
    }
  self->position = batch->end;
  return g_steal_pointer (&batch);
}

/* All candidates with the same second article, which is made ready once. */
static void
compare (gpointer data,
         guint piece)
{
  Batch *batch = data;
  PdReuseJob *self = batch->job;
  guint first = g_array_index (batch->groups, guint, piece);
  guint end = piece + 1 < batch->groups->len ? g_array_index (batch->groups, guint, piece + 1) : batch->end;
  PdText *b = g_hash_table_lookup (batch->texts, GUINT_TO_POINTER (get_candidate (self, first)->b));
  g_autoptr (PdReuseText) text_b = b != NULL ? pd_reuse_text_new (b) : NULL;

  for (guint i = first; i < end && b != NULL && !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      PdText *a = g_hash_table_lookup (batch->texts, GUINT_TO_POINTER (get_candidate (self, i)->a));
      g_autoptr (PdReuseText) text_a = a != NULL ? pd_reuse_text_new (a) : NULL;

      if (a != NULL)
        g_ptr_array_index (self->pairs, i) = pd_reuse_pair_new (text_a, text_b, self->index);
    }
}

static gboolean
compare_all (PdReuseJob *self,
             GError **error)
{
  self->position = 0;
  while (self->position < self->candidates->len)
    {
      g_autoptr (Batch) batch = pd_worker_run (self->reader, PD_WORKER_BATCH, load_batch, self, self->cancellable, error);
      PdReuseCrew crew;
      GPtrArray *threads;

      if (batch == NULL)
        return FALSE;
      crew = (PdReuseCrew) { compare, batch, batch->groups->len, 0 };
      threads = pd_reuse_crew_start (&crew, get_n_threads (self) - 1);
      pd_reuse_crew_work (&crew);
      pd_reuse_crew_join (threads);
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      report (self, WHEN_FOUND + (1 - WHEN_FOUND) * self->position / self->candidates->len);
    }
  return TRUE;
}

static void
make_graph (PdReuseJob *self)
{
  self->graph = pd_reuse_graph_new ();
  for (guint i = 0; i < self->articles->len; i++)
    pd_reuse_graph_add (self->graph, get_article (self, i));
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const PdReuseCandidate *candidate = get_candidate (self, i);
      PdReusePair *pair = g_ptr_array_index (self->pairs, i);

      if (pair != NULL)
        pd_reuse_graph_join (self->graph, candidate->a, candidate->b, pd_reuse_pair_get_kind (pair));
    }
}

static PdReuseFamily *
make_family (PdReuseJob *self,
             GArray *numbers)
{
  PdReuseFamily *family = pd_reuse_family_new ();
  guint origin;

  for (guint i = 0; i < numbers->len; i++)
    g_ptr_array_add (family->articles, g_strdup (get_article (self, g_array_index (numbers, guint, i))->id));
  if (pd_reuse_graph_find_origin (self->graph, numbers, &origin))
    family->origin = g_ptr_array_index (family->articles, 0);
  return family;
}

/* All that are joined by pairs, whatever these share. */
static GPtrArray *
list_families (PdReuseJob *self)
{
  GPtrArray *families = g_ptr_array_new_with_free_func (pd_reuse_family_free);
  g_autofree gboolean *seen = g_new0 (gboolean, self->articles->len + 1);

  for (guint i = 0; i < self->articles->len; i++)
    {
      g_autoptr (GArray) numbers = seen[i] ? NULL : pd_reuse_graph_list_family (self->graph, i);

      for (guint k = 0; numbers != NULL && k < numbers->len; k++)
        seen[g_array_index (numbers, guint, k)] = TRUE;
      if (numbers != NULL && numbers->len > 1)
        g_ptr_array_add (families, make_family (self, numbers));
    }
  return families;
}

static int
compare_matches (gconstpointer a,
                 gconstpointer b,
                 gpointer data)
{
  PdReuseJob *self = data;
  const PdReuseCandidate *x = get_candidate (self, *(const guint *) a);
  const PdReuseCandidate *y = get_candidate (self, *(const guint *) b);

  if (x->a != y->a)
    return x->a < y->a ? -1 : 1;
  return x->b < y->b ? -1 : x->b > y->b;
}

static PdReuseResult *
make_result (PdReuseJob *self)
{
  GPtrArray *matches = g_ptr_array_new_with_free_func (pd_reuse_match_free);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->candidates->len; i++)
    {
      if (g_ptr_array_index (self->pairs, i) != NULL)
        g_array_append_val (order, i);
    }
  g_array_sort_with_data (order, compare_matches, self);
  for (guint i = 0; i < order->len; i++)
    {
      guint at = g_array_index (order, guint, i);
      const PdReuseCandidate *candidate = get_candidate (self, at);
      const PdDatedArticle *a = get_article (self, candidate->a), *b = get_article (self, candidate->b);

      g_ptr_array_add (matches, pd_reuse_match_new (a->id, b->id, pd_reuse_origin_from_dates (a->date, b->date), pd_reuse_pair_ref (g_ptr_array_index (self->pairs, at))));
    }
  return pd_reuse_result_new (matches, list_families (self));
}

static gboolean
find_article (PdReuseJob *self,
              GError **error)
{
  for (guint i = 0; self->article != NULL && i < self->articles->len; i++)
    {
      if (g_str_equal (get_article (self, i)->id, self->article))
        self->number = i;
    }
  if (self->article == NULL || self->number != NO_ARTICLE)
    return TRUE;
  g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_FOUND, _ ("There is no article “%s”."), self->article);
  return FALSE;
}

static gboolean
look (PdReuseJob *self,
      GError **error)
{
  self->articles = pd_worker_run (self->reader, PD_WORKER_PERSON, list_articles, NULL, self->cancellable, error);
  if (self->articles == NULL || !find_article (self, error) || !read_all (self, error) || !find_candidates (self, error) || !compare_all (self, error))
    return FALSE;
  make_graph (self);
  report (self, 1);
  return TRUE;
}

/**
 * pd_reuse_job_run:
 * @error: return location for an error
 *
 * Looks for copies, once. It waits for the disk and takes seconds in a large project.
 *
 * Returns: (transfer full): who shares text with whom, or %NULL with an error
 */
PdReuseResult *
pd_reuse_job_run (PdReuseJob *self,
                  GError **error)
{
  g_return_val_if_fail (self != NULL && self->articles == NULL, NULL);

  return look (self, error) ? make_result (self) : NULL;
}

/**
 * pd_reuse_job_run_to_go_on:
 * @index: (out) (transfer full): the fingerprints of all articles
 * @graph: (out) (transfer full): which of them share text; of the same numbers
 * @error: return location for an error
 *
 * Looks for copies, once, as [method@Pd.ReuseJob.run] does, for somebody who goes on where it ends when articles come and go.
 *
 * Returns: whether that went well
 */
gboolean
pd_reuse_job_run_to_go_on (PdReuseJob *self,
                           PdReuseIndex **index,
                           PdReuseGraph **graph,
                           GError **error)
{
  g_return_val_if_fail (self != NULL && self->articles == NULL, FALSE);
  g_return_val_if_fail (index != NULL && graph != NULL, FALSE);

  if (!look (self, error))
    return FALSE;
  *index = g_steal_pointer (&self->index);
  *graph = g_steal_pointer (&self->graph);
  return TRUE;
}
