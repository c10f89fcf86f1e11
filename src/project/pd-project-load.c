#include "pd-project.h"

#include "pd-rows.h"
#include "pd-texts.h"

/* What is asked of a project, as a job of its reader. */
typedef struct
{
  PdWord word;
  PdKey key;
  char *value;
  gboolean unplaced;
} Job;

static void
job_clear (Job *job)
{
  g_clear_pointer (&job->value, g_free);
}

static void
job_free (gpointer data)
{
  job_clear (data);
  g_free (data);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

static Job *
job_new (const char *value)
{
  Job *job = g_new0 (Job, 1);

  job->value = g_strdup (value);
  return job;
}

static gpointer
load (PdConnection *connection,
      gpointer data,
      GCancellable *cancellable,
      GError **error)
{
  Job *job = data;

  return pd_rows_load (connection, job->word, job->key, job->value, error);
}

/**
 * pd_project_load:
 * @word: what to load
 * @key: a column of @word that must be @value, or 0 for every row
 * @value: (nullable): text
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Loads rows in the order a person expects. It waits for the disk.
 *
 * Returns: (transfer full) (element-type PdRecord): the rows, or %NULL with an error
 */
GPtrArray *
pd_project_load (PdProject *self,
                 PdWord word,
                 PdKey key,
                 const char *value,
                 GCancellable *cancellable,
                 GError **error)
{
  g_auto (Job) job = { 0 };

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  job.word = word;
  job.key = key;
  job.value = g_strdup (value);
  return pd_worker_run (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, load, &job, cancellable, error);
}

/**
 * pd_project_load_async:
 * @word: what to load
 * @key: a column of @word that must be @value, or 0 for every row
 * @value: (nullable): text
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is loaded
 * @user_data: handed to @callback
 *
 * Loads rows in the order a person expects.
 */
void
pd_project_load_async (PdProject *self,
                       PdWord word,
                       PdKey key,
                       const char *value,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Job *job;

  g_return_if_fail (PD_IS_PROJECT (self));

  job = job_new (value);
  job->word = word;
  job->key = key;
  pd_worker_run_async (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, load, job, job_free, (GDestroyNotify) g_ptr_array_unref, self, cancellable, callback, user_data);
}

/**
 * pd_project_load_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type PdRecord): the rows, or %NULL with an error
 */
GPtrArray *
pd_project_load_finish (PdProject *self,
                        GAsyncResult *result,
                        GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return pd_worker_run_finish (result, error);
}

static gpointer
load_text (PdConnection *connection,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  Job *job = data;

  return pd_texts_load (connection, job->value, error);
}

/**
 * pd_project_load_text:
 * @article_id: the UUID of an article
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Loads an article's current text. It waits for the disk.
 *
 * Returns: (transfer full): the text, or %NULL with an error
 */
PdText *
pd_project_load_text (PdProject *self,
                      const char *article_id,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto (Job) job = { 0 };

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  job.value = g_strdup (article_id);
  return pd_worker_run (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, load_text, &job, cancellable, error);
}

/**
 * pd_project_load_text_async:
 * @article_id: the UUID of an article
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is loaded
 * @user_data: handed to @callback
 *
 * Loads an article's current text.
 */
void
pd_project_load_text_async (PdProject *self,
                            const char *article_id,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (PD_IS_PROJECT (self));

  pd_worker_run_async (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, load_text, job_new (article_id), job_free, g_object_unref, self, cancellable, callback, user_data);
}

/**
 * pd_project_load_text_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the text, or %NULL with an error
 */
PdText *
pd_project_load_text_finish (PdProject *self,
                             GAsyncResult *result,
                             GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return pd_worker_run_finish (result, error);
}

static gpointer
load_mentioned (PdConnection *connection,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  return pd_rows_query (connection, PD_WORD_HIGHLIGHT, "highlight_id IN (SELECT highlight_id FROM mentions)", NULL, error);
}

/**
 * pd_project_load_mentioned:
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Loads the highlights that carry a mention of a claim, which may be few of many. It waits for the disk.
 *
 * Returns: (transfer full) (element-type PdRecord): the highlights, or %NULL with an error
 */
GPtrArray *
pd_project_load_mentioned (PdProject *self,
                           GCancellable *cancellable,
                           GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return pd_worker_run (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, load_mentioned, NULL, cancellable, error);
}

/* Offsets of a highlight that could not be placed on the current text count in another one. */
#define OF_ARTICLE "(SELECT h.uuid FROM highlight h JOIN article a ON a.id = h.article_id WHERE a.uuid = ?)"
#define PLACED "(SELECT h.uuid FROM highlight h JOIN article a ON a.id = h.article_id AND a.text_id = h.text_id WHERE a.uuid = ?)"
#define UNPLACED "(SELECT h.uuid FROM highlight h JOIN article a ON a.id = h.article_id AND a.text_id <> h.text_id WHERE a.uuid = ?)"
#define UNPLACED_ANYWHERE "(SELECT h.uuid FROM highlight h JOIN article a ON a.id = h.article_id AND a.text_id <> h.text_id)"

#define OF_HIGHLIGHTS(set) "highlight_id IN " set
#define OF_MENTIONS(set) "mention_id IN (SELECT m.uuid FROM mention m JOIN highlight h ON h.id = m.highlight_id WHERE h.uuid IN " set ")"

/* What is loaded of highlights, of what they carry, and of the attributions of that. */
typedef struct
{
  const char *highlights;
  const char *carried;
  const char *attributions;
} MarkConditions;

static const MarkConditions placed = { OF_HIGHLIGHTS (PLACED), OF_HIGHLIGHTS (OF_ARTICLE), OF_MENTIONS (OF_ARTICLE) };
static const MarkConditions unplaced = { OF_HIGHLIGHTS (UNPLACED), OF_HIGHLIGHTS (UNPLACED), OF_MENTIONS (UNPLACED) };
static const MarkConditions unplaced_anywhere = { OF_HIGHLIGHTS (UNPLACED_ANYWHERE), OF_HIGHLIGHTS (UNPLACED_ANYWHERE), OF_MENTIONS (UNPLACED_ANYWHERE) };

static PdMarks *
query_marks (PdConnection *connection,
             const MarkConditions *conditions,
             const char *article_id,
             GError **error)
{
  g_autoptr (GPtrArray) highlights = NULL;
  g_autoptr (GPtrArray) highlight_tags = NULL;
  g_autoptr (GPtrArray) mentions = NULL;
  g_autoptr (GPtrArray) attributions = NULL;
  g_autoptr (GPtrArray) article_tags = NULL;

  highlights = pd_rows_query (connection, PD_WORD_HIGHLIGHT, conditions->highlights, article_id, error);
  if (highlights == NULL)
    return NULL;
  highlight_tags = pd_rows_query (connection, PD_WORD_HIGHLIGHT_TAG, conditions->carried, article_id, error);
  if (highlight_tags == NULL)
    return NULL;
  mentions = pd_rows_query (connection, PD_WORD_MENTION, conditions->carried, article_id, error);
  if (mentions == NULL)
    return NULL;
  attributions = pd_rows_query (connection, PD_WORD_ATTRIBUTION, conditions->attributions, article_id, error);
  if (attributions == NULL)
    return NULL;
  /* Of no article where there is none: nothing is equal to NULL. */
  article_tags = pd_rows_query (connection, PD_WORD_ARTICLE_TAG, "article_id = ?", article_id, error);
  if (article_tags == NULL)
    return NULL;
  return pd_marks_new (highlights, highlight_tags, mentions, attributions, article_tags);
}

static gpointer
load_marks (PdConnection *connection,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  Job *job = data;
  PdMarks *marks;

  /* One transaction, so that all is of one moment. */
  if (!pd_connection_exec (connection, "BEGIN", error))
    return NULL;
  marks = query_marks (connection, !job->unplaced ? &placed : job->value != NULL ? &unplaced
                                                                                 : &unplaced_anywhere,
                       job->value, error);
  pd_connection_exec (connection, "COMMIT", NULL);
  return marks;
}

/**
 * pd_project_load_marks:
 * @article_id: the UUID of an article
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Loads what is marked on an article's current text. It waits for the disk.
 *
 * Returns: (transfer full): the marks, or %NULL with an error
 */
PdMarks *
pd_project_load_marks (PdProject *self,
                       const char *article_id,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto (Job) job = { 0 };

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  job.value = g_strdup (article_id);
  return pd_worker_run (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, load_marks, &job, cancellable, error);
}

/**
 * pd_project_load_marks_async:
 * @article_id: the UUID of an article
 * @cancellable: (nullable): to cancel it
 * @callback: called when they are loaded
 * @user_data: handed to @callback
 *
 * Loads what is marked on an article's current text.
 */
void
pd_project_load_marks_async (PdProject *self,
                             const char *article_id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (PD_IS_PROJECT (self));

  pd_worker_run_async (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, load_marks, job_new (article_id), job_free, g_object_unref, self, cancellable, callback, user_data);
}

/**
 * pd_project_load_marks_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the marks, or %NULL with an error
 */
PdMarks *
pd_project_load_marks_finish (PdProject *self,
                              GAsyncResult *result,
                              GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return pd_worker_run_finish (result, error);
}

/**
 * pd_project_load_unplaced:
 * @article_id: (nullable): the UUID of an article; %NULL for all of them
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Loads the highlights that could not be placed on the current text of their article. Their offsets count in the text that they
 * were made on, so they are for a list and not for the page. It waits for the disk.
 *
 * Returns: (transfer full): the marks, or %NULL with an error
 */
PdMarks *
pd_project_load_unplaced (PdProject *self,
                          const char *article_id,
                          GCancellable *cancellable,
                          GError **error)
{
  g_auto (Job) job = { 0 };

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  job.value = g_strdup (article_id);
  job.unplaced = TRUE;
  return pd_worker_run (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, load_marks, &job, cancellable, error);
}

/**
 * pd_project_load_unplaced_async:
 * @article_id: (nullable): the UUID of an article; %NULL for all of them
 * @cancellable: (nullable): to cancel it
 * @callback: called when they are loaded
 * @user_data: handed to @callback
 *
 * Loads the highlights that could not be placed on the current text of their article, as [method@Pd.Project.load_unplaced] does.
 */
void
pd_project_load_unplaced_async (PdProject *self,
                                const char *article_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Job *job;

  g_return_if_fail (PD_IS_PROJECT (self));

  job = job_new (article_id);
  job->unplaced = TRUE;
  pd_worker_run_async (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, load_marks, job, job_free, g_object_unref, self, cancellable, callback, user_data);
}

/**
 * pd_project_load_unplaced_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the marks, or %NULL with an error
 */
PdMarks *
pd_project_load_unplaced_finish (PdProject *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return pd_worker_run_finish (result, error);
}

static gpointer
load_source (PdConnection *connection,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  Job *job = data;

  return pd_texts_load_source (connection, job->value, error);
}

/**
 * pd_project_load_source:
 * @article_id: the UUID of an article
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Loads the bytes of an article's source file. It waits for the disk.
 *
 * Returns: (transfer full): the bytes as they were imported, or %NULL with an error
 */
GBytes *
pd_project_load_source (PdProject *self,
                        const char *article_id,
                        GCancellable *cancellable,
                        GError **error)
{
  g_auto (Job) job = { 0 };

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  job.value = g_strdup (article_id);
  return pd_worker_run (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, load_source, &job, cancellable, error);
}

static gpointer
find_articles (PdConnection *connection,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (const char *const *id = data; *id != NULL; id++)
    {
      gint64 row;

      if (!pd_rows_find (connection, PD_WORD_ARTICLE, *id, &row, error))
        return NULL;
      g_array_append_val (rows, row);
    }
  return g_steal_pointer (&rows);
}

/**
 * pd_project_find_articles:
 * @ids: (array zero-terminated=1): the UUIDs of articles
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Finds the rows of articles, by which what is done to many at once knows them. It waits for the disk.
 *
 * Returns: (transfer full) (element-type gint64): the rows, or %NULL with an error
 */
GArray *
pd_project_find_articles (PdProject *self,
                          const char *const *ids,
                          GCancellable *cancellable,
                          GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);
  g_return_val_if_fail (ids != NULL, NULL);

  return pd_worker_run (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, find_articles, (gpointer) ids, cancellable, error);
}

/**
 * pd_project_find_articles_async:
 * @ids: (array zero-terminated=1): the UUIDs of articles
 * @cancellable: (nullable): to cancel it
 * @callback: called when they are found
 * @user_data: handed to @callback
 *
 * Finds the rows of articles, as [method@Pd.Project.find_articles] does.
 */
void
pd_project_find_articles_async (PdProject *self,
                                const char *const *ids,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (ids != NULL);

  pd_worker_run_async (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, find_articles, g_strdupv ((char **) ids), (GDestroyNotify) g_strfreev,
                       (GDestroyNotify) g_array_unref, self, cancellable, callback, user_data);
}

/**
 * pd_project_find_articles_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type gint64): the rows, or %NULL with an error
 */
GArray *
pd_project_find_articles_finish (PdProject *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return pd_worker_run_finish (result, error);
}
