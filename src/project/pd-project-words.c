#include "pd-project-words.h"

#include <glib/gi18n-lib.h>

#include "pd-article-texts.h"
#include "pd-occurrences.h"
#include "pd-search.h"

/* So much is loaded at a time: a few milliseconds of the thread that reads. */
#define BATCH_BYTES (1 << 20)
#define BATCH_ARTICLES 256

/* Counting a large project takes longer than anybody else can wait for the thread that reads the project file. So that is only asked for a few
 * texts at a time, behind whatever a person does; they are counted in the thread that called. */
typedef struct
{
  PdWordsOptions options;
  gint64 coder;

  PdWorker *reader;
  GCancellable *cancellable;
  PdWordsProgress progress;
  gpointer progress_data;
  GDestroyNotify free_progress_data;
  double fraction;

  /* All that is read, and those of it in which is counted. */
  PdRowSet *articles;
  PdRowSet *selected;
  PdRowSet *tags;
  /* The last one that was loaded. */
  gint64 row;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->options.query, pd_search_query_unref);
  g_clear_pointer (&job->options.node, pd_search_query_unref);
  g_free ((char *) job->options.tag);
  g_clear_object (&job->reader);
  g_clear_object (&job->cancellable);
  if (job->free_progress_data != NULL)
    job->free_progress_data (job->progress_data);
  g_clear_pointer (&job->articles, pd_row_set_free);
  g_clear_pointer (&job->selected, pd_row_set_free);
  g_clear_pointer (&job->tags, pd_row_set_free);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static Job *
job_new (PdProject *project,
         const PdWordsOptions *options,
         PdWordsProgress progress,
         gpointer progress_data,
         GDestroyNotify free_progress_data,
         GCancellable *cancellable)
{
  PdStore *store = pd_project_get_store (project);
  Job *job = g_new0 (Job, 1);

  job->options = *options;
  job->options.query = options->query != NULL ? pd_search_query_ref (options->query) : NULL;
  job->options.node = options->node != NULL ? pd_search_query_ref (options->node) : NULL;
  job->options.tag = g_strdup (options->tag);
  job->coder = pd_store_get_coder (store);
  job->reader = g_object_ref (pd_store_get_reader (store));
  g_set_object (&job->cancellable, cancellable);
  job->progress = progress;
  job->progress_data = progress_data;
  job->free_progress_data = free_progress_data;
  return job;
}

/* The articles of a text that is being counted, and which of it counts. */
typedef struct
{
  GBytes *bytes;
  /* NULL for all of it. */
  GArray *passages;
} Text;

static void
text_free (gpointer data)
{
  Text *text = data;

  g_bytes_unref (text->bytes);
  g_clear_pointer (&text->passages, g_array_unref);
  g_free (text);
}

static PdRowSet *
find_articles (PdConnection *connection,
               Job *job,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (PdSearchTerms) terms = pd_search_terms_new (connection, FALSE, FALSE, cancellable, error);

  return terms != NULL ? pd_search_find_articles (terms, job->options.query, PD_SEARCH_PLAIN, job->coder, cancellable, error) : NULL;
}

static gboolean
choose_articles (PdConnection *connection,
                 Job *job,
                 GCancellable *cancellable,
                 GError **error)
{
  job->selected = job->options.query != NULL ? find_articles (connection, job, cancellable, error)
                                             : pd_article_texts_list (connection, cancellable, error);
  if (job->selected == NULL)
    return FALSE;
  if (job->options.tag != NULL)
    {
      g_autoptr (PdRowSet) tagged = NULL;

      job->tags = pd_article_texts_find_tags (connection, job->options.tag, error);
      tagged = job->tags != NULL ? pd_article_texts_list_tagged (connection, job->tags, cancellable, error) : NULL;
      if (tagged == NULL)
        return FALSE;
      pd_row_set_intersect (job->selected, tagged);
    }
  job->articles = pd_row_set_new ();
  pd_row_set_unite (job->articles, job->selected);
  if (job->options.keyness)
    {
      g_clear_pointer (&job->articles, pd_row_set_free);
      job->articles = pd_article_texts_list (connection, cancellable, error);
    }
  return job->articles != NULL;
}

static gpointer
choose (PdConnection *connection,
        gpointer data,
        GCancellable *cancellable,
        GError **error)
{
  gboolean ok;

  if (!pd_connection_check_open (connection, error) || !pd_connection_exec (connection, "BEGIN", error))
    return NULL;
  ok = choose_articles (connection, data, cancellable, error);
  pd_connection_exec (connection, "COMMIT", NULL);
  return GINT_TO_POINTER (ok);
}

static gboolean
load_text (PdConnection *connection,
           Job *job,
           GPtrArray *texts,
           gsize *n_bytes,
           GError **error)
{
  gboolean is_selected = pd_row_set_contains (job->selected, job->row);
  g_autoptr (GArray) passages = NULL;
  GBytes *bytes;
  Text *text;

  if (!is_selected || job->tags != NULL)
    passages = pd_occurrences_new ();
  if (is_selected && job->tags != NULL && !pd_article_texts_load_passages (connection, job->row, job->tags, passages, error))
    return FALSE;
  if (!pd_article_texts_load (connection, job->row, &bytes, error))
    return FALSE;
  /* It was removed since. */
  if (bytes == NULL)
    return TRUE;
  text = g_new0 (Text, 1);
  text->bytes = bytes;
  text->passages = g_steal_pointer (&passages);
  g_ptr_array_add (texts, text);
  *n_bytes += g_bytes_get_size (bytes);
  return TRUE;
}

/* A text and what is highlighted in it are of one moment. */
static gpointer
load_texts (PdConnection *connection,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  Job *job = data;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (text_free);
  gsize n_bytes = 0;
  gboolean ok = TRUE;

  if (!pd_connection_check_open (connection, error) || !pd_connection_exec (connection, "BEGIN", error))
    return NULL;
  while (ok && texts->len < BATCH_ARTICLES && n_bytes < BATCH_BYTES && (job->row = pd_row_set_next (job->articles, job->row)) != 0)
    ok = load_text (connection, job, texts, &n_bytes, error);
  pd_connection_exec (connection, "COMMIT", NULL);
  return ok ? g_steal_pointer (&texts) : NULL;
}

/* It never goes back, though all may be gone through a second time. */
static void
report (Job *job,
        guint64 n_done,
        guint64 n_articles)
{
  double fraction = (double) n_done / n_articles;

  if (job->progress == NULL || fraction <= job->fraction)
    return;
  job->fraction = fraction;
  job->progress (fraction, job->progress_data);
}

static gboolean
count_all (Job *job,
           PdWordCounter *counter,
           GError **error)
{
  guint64 n_articles = pd_row_set_count (job->articles), n_done = 0;

  job->row = 0;
  do
    {
      g_autoptr (GPtrArray) texts = pd_worker_run (job->reader, PD_WORKER_BATCH, load_texts, job, job->cancellable, error);

      if (texts == NULL)
        return FALSE;
      for (guint i = 0; i < texts->len; i++)
        {
          const Text *text = g_ptr_array_index (texts, i);
          gsize n_bytes;
          const char *utf8 = g_bytes_get_data (text->bytes, &n_bytes);

          if (!pd_word_counter_add_article (counter, utf8 != NULL ? utf8 : "", n_bytes, text->passages, job->options.keyness, job->cancellable, error))
            return FALSE;
          report (job, ++n_done, n_articles);
        }
    }
  while (job->row != 0);
  return TRUE;
}

static PdFrequencyKind
get_kind (const PdWordsOptions *options)
{
  if (options->node != NULL)
    return PD_FREQUENCY_COLLOCATES;
  return options->keyness ? PD_FREQUENCY_KEYNESS : PD_FREQUENCY_PLAIN;
}

static PdFrequencyList *
count (Job *job,
       GError **error)
{
  g_autoptr (PdWordCounter) counter = pd_word_counter_new (job->options.n_characters, PD_WORD_COUNTS_LIMIT);

  if (job->options.node != NULL && !pd_word_counter_set_node (counter, job->options.node, job->options.window))
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID, _ ("Collocates stand near something that stands in a text."));
      return NULL;
    }
  if (pd_worker_run (job->reader, PD_WORKER_PERSON, choose, job, job->cancellable, error) == NULL || !count_all (job, counter, error))
    return NULL;
  if (pd_word_counter_begin_recount (counter) && !count_all (job, counter, error))
    return NULL;
  return pd_frequency_list_new (counter, get_kind (&job->options));
}

/**
 * pd_project_count_words:
 * @options: what to count
 * @progress: (nullable): called now and then, in this thread
 * @progress_data: handed to @progress
 * @cancellable: (nullable): to cancel it between two paragraphs
 * @error: return location for an error
 *
 * Counts the words, or n-grams, of articles, as docs/words.md says. It waits for the disk and takes seconds in a large project, but keeps nobody else
 * waiting.
 *
 * Returns: (transfer full): the frequency list, or %NULL with an error
 */
PdFrequencyList *
pd_project_count_words (PdProject *self,
                        const PdWordsOptions *options,
                        PdWordsProgress progress,
                        gpointer progress_data,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (Job) job = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);
  g_return_val_if_fail (options != NULL, NULL);
  g_return_val_if_fail (options->node == NULL || (options->n_characters == 0 && !options->keyness), NULL);

  job = job_new (self, options, progress, progress_data, NULL, cancellable);
  return count (job, error);
}

static void
count_in_thread (GTask *task,
                 gpointer source,
                 gpointer data,
                 GCancellable *cancellable)
{
  GError *error = NULL;
  PdFrequencyList *list = count (data, &error);

  if (list != NULL)
    g_task_return_pointer (task, list, (GDestroyNotify) pd_frequency_list_unref);
  else
    g_task_return_error (task, error);
}

/**
 * pd_project_count_words_async:
 * @options: what to count; copied
 * @progress: (nullable): called now and then, in another thread
 * @progress_data: handed to @progress
 * @free_progress_data: (nullable): frees @progress_data, in any thread
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done
 * @user_data: handed to @callback
 *
 * Counts words, as [method@Pd.Project.count_words] does.
 */
void
pd_project_count_words_async (PdProject *self,
                              const PdWordsOptions *options,
                              PdWordsProgress progress,
                              gpointer progress_data,
                              GDestroyNotify free_progress_data,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (options != NULL);
  g_return_if_fail (options->node == NULL || (options->n_characters == 0 && !options->keyness));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_project_count_words_async);
  g_task_set_task_data (task, job_new (self, options, progress, progress_data, free_progress_data, cancellable), job_free);
  g_task_run_in_thread (task, count_in_thread);
}

/**
 * pd_project_count_words_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the frequency list, or %NULL with an error
 */
PdFrequencyList *
pd_project_count_words_finish (PdProject *self,
                               GAsyncResult *result,
                               GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
