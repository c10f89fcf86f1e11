#include "pd-project-replace.h"

#include <glib/gi18n-lib.h>

#include "pd-column-choices.h"
#include "pd-project-private.h"
#include "pd-reader-process.h"

/* Another text for an article, as a job of the project's writer. */
typedef struct
{
  PdProject *project;
  char *article_id;
  const char *label;
  /* What was read; NULL where the article's source is to be read again. */
  PdDocument *document;
  char *encoding;
  GHashTable *mapping;
  PdSourceBytes *source;
  PdTextChange *change;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->project);
  g_free (job->article_id);
  g_clear_object (&job->document);
  g_free (job->encoding);
  g_clear_pointer (&job->mapping, g_hash_table_unref);
  g_clear_pointer (&job->source, pd_source_bytes_unref);
  g_clear_pointer (&job->change, pd_text_change_free);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static Job *
job_new_document (PdProject *self,
                  const char *article_id,
                  PdDocument *document)
{
  Job *job = g_new0 (Job, 1);

  job->project = g_object_ref (self);
  job->article_id = g_strdup (article_id);
  job->label = _ ("Replace Text");
  job->document = g_object_ref (document);
  return job;
}

static Job *
job_new_reread (PdProject *self,
                const char *article_id,
                const PdReadOptions *options)
{
  Job *job = g_new0 (Job, 1);

  job->project = g_object_ref (self);
  job->article_id = g_strdup (article_id);
  job->label = _ ("Read Again");
  job->encoding = options != NULL ? g_strdup (options->encoding) : NULL;
  job->mapping = options != NULL && options->mapping != NULL ? g_hash_table_ref (options->mapping) : NULL;
  return job;
}

static gboolean
carry_out (PdConnection *connection,
           PdRecorder *recorder,
           gpointer data,
           GError **error)
{
  Job *job = data;

  return pd_text_change_replace (job->change, connection, recorder, job->article_id, job->document, job->source, pd_store_get_coder (pd_project_get_store (job->project)), error);
}

static gpointer
write_text (PdConnection *connection,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  Job *job = data;

  job->change = pd_text_change_new ();
  return pd_project_transact (job->project, connection, job->label, carry_out, job, error) ? g_steal_pointer (&job->change) : NULL;
}

static PdTextChange *
replace (Job *job,
         GCancellable *cancellable,
         GError **error)
{
  GBytes *bytes = pd_document_get_source (job->document);

  if (bytes != NULL)
    job->source = pd_source_bytes_new (bytes);
  return pd_worker_run (pd_store_get_writer (pd_project_get_store (job->project)), PD_WORKER_PERSON, write_text, job, cancellable, error);
}

/* The one article of a source file that is looked for. */
typedef struct
{
  /* Which record it is, where there are several. */
  const char *part;
  PdDocument *document;
  GError *error;
} Search;

static gboolean
on_answer (const PdReaderAnswer *answer,
           gpointer data)
{
  Search *search = data;

  if (g_strcmp0 (answer->part, search->part) != 0)
    return TRUE;
  g_set_object (&search->document, answer->document);
  search->error = answer->error != NULL ? g_error_copy (answer->error) : NULL;
  return FALSE;
}

/* In the process that reads all files, for this one may do harm, too. */
static PdDocument *
read_source (GBytes *bytes,
             PdRecord *article,
             const PdReadOptions *options,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (PdReaderProcess) reader = pd_reader_process_new (NULL);
  const char *name = pd_record_get_text (article, PD_ARTICLE_FILE_NAME);
  Search search = { .part = pd_record_get_text (article, PD_ARTICLE_PART) };
  g_autoptr (PdDocument) document = NULL;

  if (pd_reader_process_read (reader, bytes, -1, name != NULL ? name : "", options, on_answer, &search, cancellable, error)
      && search.document == NULL && search.error == NULL)
    g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_EMPTY, _ ("The article is not found in its source file any more."));
  document = search.document;
  if (search.error != NULL)
    g_propagate_error (error, search.error);
  return g_steal_pointer (&document);
}

/* What was said of the columns of a table when it was imported still holds. */
static gboolean
recall_mapping (Job *job,
                PdRecord *article,
                GCancellable *cancellable,
                GError **error)
{
  const char *run = pd_record_get_text (article, PD_ARTICLE_IMPORT_RUN_ID);
  g_autoptr (GPtrArray) runs = NULL;

  if (job->mapping != NULL || run == NULL)
    return TRUE;
  runs = pd_project_load (job->project, PD_WORD_IMPORT_RUN, PD_IMPORT_RUN_ID, run, cancellable, error);
  if (runs == NULL)
    return FALSE;
  if (runs->len > 0)
    job->mapping = pd_column_choices_from_json (pd_record_get_text (g_ptr_array_index (runs, 0), PD_IMPORT_RUN_MAPPING));
  return TRUE;
}

static PdTextChange *
reread (Job *job,
        GCancellable *cancellable,
        GError **error)
{
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (GBytes) bytes = NULL;

  bytes = pd_project_load_source (job->project, job->article_id, cancellable, error);
  articles = bytes != NULL ? pd_project_load (job->project, PD_WORD_ARTICLE, PD_ARTICLE_ID, job->article_id, cancellable, error) : NULL;
  if (articles == NULL)
    return NULL;
  if (articles->len == 0)
    {
      g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_FOUND, _ ("There is no article “%s”."), job->article_id);
      return NULL;
    }
  if (!recall_mapping (job, g_ptr_array_index (articles, 0), cancellable, error))
    return NULL;
  job->document = read_source (bytes, g_ptr_array_index (articles, 0), &(PdReadOptions) { .encoding = job->encoding, .mapping = job->mapping }, cancellable, error);
  return job->document != NULL ? replace (job, cancellable, error) : NULL;
}

static void
run_in_thread (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  PdTextChange *done = job->document != NULL ? replace (job, cancellable, &error) : reread (job, cancellable, &error);

  if (done != NULL)
    g_task_return_pointer (task, done, (GDestroyNotify) pd_text_change_free);
  else
    g_task_return_error (task, error);
}

/* Compressing and reading take a while, so neither the window nor the writer does it. */
static void
run_async (Job *job,
           gpointer tag,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (job->project, cancellable, callback, user_data);

  /* What has been written is written, even where somebody cancelled a moment later. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * pd_project_replace_text:
 * @article_id: the UUID of an article
 * @document: what a reader made of another version of its source
 * @cancellable: (nullable): to cancel it before it begins
 * @error: return location for an error
 *
 * Gives an article another text, source and fields, as one step of undo; fields that were typed stay. It waits for the disk.
 *
 * Returns: (transfer full): what became of the highlights; %NULL with an error, where nothing is changed
 */
PdTextChange *
pd_project_replace_text (PdProject *self,
                         const char *article_id,
                         PdDocument *document,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (Job) job = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);
  g_return_val_if_fail (article_id != NULL, NULL);
  g_return_val_if_fail (PD_IS_DOCUMENT (document), NULL);

  job = job_new_document (self, article_id, document);
  return replace (job, cancellable, error);
}

/**
 * pd_project_replace_text_async:
 * @article_id: the UUID of an article
 * @document: what a reader made of another version of its source
 * @cancellable: (nullable): to cancel it before it begins
 * @callback: called when it is on the disk, or failed
 * @user_data: handed to @callback
 *
 * Gives an article another text, source and fields, as [method@Pd.Project.replace_text] does.
 */
void
pd_project_replace_text_async (PdProject *self,
                               const char *article_id,
                               PdDocument *document,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (article_id != NULL);
  g_return_if_fail (PD_IS_DOCUMENT (document));

  run_async (job_new_document (self, article_id, document), pd_project_replace_text_async, cancellable, callback, user_data);
}

/**
 * pd_project_replace_text_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): what became of the highlights; %NULL with an error, where nothing is changed
 */
PdTextChange *
pd_project_replace_text_finish (PdProject *self,
                                GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pd_project_reread:
 * @article_id: the UUID of an article
 * @options: (nullable): what a person wants read otherwise, such as the encoding; what they said of columns when it was
 *   imported holds unless this says something
 * @cancellable: (nullable): to cancel it before it begins
 * @error: return location for an error
 *
 * Reads an article's source file again, as it is kept in the project, and gives the article the text that comes of it, as one
 * step of undo. Fields that were typed stay. It waits for the disk.
 *
 * Returns: (transfer full): what became of the highlights; %NULL with an error, where nothing is changed
 */
PdTextChange *
pd_project_reread (PdProject *self,
                   const char *article_id,
                   const PdReadOptions *options,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (Job) job = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);
  g_return_val_if_fail (article_id != NULL, NULL);

  job = job_new_reread (self, article_id, options);
  return reread (job, cancellable, error);
}

/**
 * pd_project_reread_async:
 * @article_id: the UUID of an article
 * @options: (nullable): what a person wants read otherwise, such as the encoding
 * @cancellable: (nullable): to cancel it before it begins
 * @callback: called when it is on the disk, or failed
 * @user_data: handed to @callback
 *
 * Reads an article's source file again, as [method@Pd.Project.reread] does.
 */
void
pd_project_reread_async (PdProject *self,
                         const char *article_id,
                         const PdReadOptions *options,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (article_id != NULL);

  run_async (job_new_reread (self, article_id, options), pd_project_reread_async, cancellable, callback, user_data);
}

/**
 * pd_project_reread_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): what became of the highlights; %NULL with an error, where nothing is changed
 */
PdTextChange *
pd_project_reread_finish (PdProject *self,
                          GAsyncResult *result,
                          GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
