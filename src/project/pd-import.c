#include "pd-import.h"

#include <glib/gi18n-lib.h>

#include "pd-read-queue.h"
#include "pd-source-file.h"
#include "pd-texts.h"

/* A batch is kept short, so that what a person does meanwhile waits at most about 20 ms for it. */
#define BATCH_ARTICLES 32
#define BATCH_BYTES (1 << 20)

/* Folders may be linked in a circle. */
#define MAX_DEPTH 32

typedef struct
{
  PdProject *project;
  GPtrArray *results;
  PdImportProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
  guint n_done;
  guint n_files;
  /* How many files were read to their end since the last batch. */
  guint n_read;

  /* The batch: results of the youngest files with what is to be stored of each. */
  GPtrArray *batch;
  GPtrArray *sources;
  gsize n_bytes;
  gint64 step;
} Import;

static void
result_free (gpointer data)
{
  PdImportResult *result = data;

  g_free (result->path);
  g_free (result->article_id);
  g_clear_object (&result->document);
  g_free (result->source_sha256);
  g_free (result->message);
  g_free (result);
}

static PdImportResult *
add_result (Import *import,
            const char *path)
{
  PdImportResult *result = g_new0 (PdImportResult, 1);

  result->path = g_strdup (path);
  g_ptr_array_add (import->results, result);
  return result;
}

static void
fail (PdImportResult *result,
      const GError *error)
{
  result->status = PD_IMPORT_FAILED;
  g_set_str (&result->message, error->message);
}

static gboolean
store_batch (PdConnection *connection,
             PdRecorder *recorder,
             gpointer data,
             GError **error)
{
  Import *import = data;
  gint64 coder = pd_store_get_coder (pd_project_get_store (import->project));
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  /* The journal only needs to know that the articles came into sight. */
  pd_recorder_set_paused (recorder, TRUE);
  for (guint i = 0; i < import->batch->len; i++)
    {
      PdImportResult *result = g_ptr_array_index (import->batch, i);
      PdSourceBytes *source = g_ptr_array_index (import->sources, i);
      g_autoptr (GError) failure = NULL;
      gint64 row;

      result->article_id = pd_texts_find_duplicate (connection, result->document, source, &result->same, &failure);
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (result->article_id != NULL)
        {
          result->status = PD_IMPORT_DUPLICATE;
          continue;
        }
      if (!pd_texts_insert (connection, result->document, source, coder, &row, error))
        return FALSE;
      /* At once, so that the next file of the batch can be its duplicate. */
      pd_recorder_set_paused (recorder, FALSE);
      if (!pd_texts_show (connection, row, error))
        return FALSE;
      pd_recorder_set_paused (recorder, TRUE);
      result->status = PD_IMPORT_IMPORTED;
      result->article_id = g_strdup (pd_record_get_id (pd_document_get_article (result->document)));
    }
  pd_recorder_set_paused (recorder, FALSE);
  return TRUE;
}

static gpointer
write_batch (PdConnection *connection,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  Import *import = data;
  g_autoptr (PdChanges) changes = NULL;

  changes = pd_transaction_run (connection, _ ("Add Articles"), pd_store_get_coder (pd_project_get_store (import->project)), &import->step, store_batch, import, error);
  if (changes == NULL)
    return NULL;
  pd_project_announce (import->project, connection, changes);
  return GINT_TO_POINTER (TRUE);
}

static void
report (Import *import)
{
  if (import->progress != NULL)
    import->progress (import->n_done, import->n_files, import->progress_data);
}

static gboolean
flush (Import *import,
       GError **error)
{
  gboolean ok = TRUE;

  if (import->batch->len > 0)
    {
      ok = pd_worker_run (pd_store_get_writer (pd_project_get_store (import->project)), PD_WORKER_BATCH, write_batch, import, NULL, error) != NULL;
      if (ok)
        {
          import->n_done += import->n_read;
          import->n_read = 0;
          report (import);
        }
    }
  /* What was read is in the project file now; a report of 100,000 files cannot keep their texts. */
  for (guint i = 0; ok && i < import->batch->len; i++)
    pd_document_drop_contents (((PdImportResult *) g_ptr_array_index (import->batch, i))->document);
  g_ptr_array_set_size (import->batch, 0);
  g_ptr_array_set_size (import->sources, 0);
  import->n_bytes = 0;
  return ok;
}

/* Takes an article into the batch; says where it is full. */
static gboolean
take_document (Import *import,
               PdReadItem *item)
{
  PdImportResult *result = add_result (import, item->path);

  result->document = g_object_ref (item->document);
  result->source_sha256 = g_strdup (item->source->sha256);
  g_ptr_array_add (import->batch, result);
  g_ptr_array_add (import->sources, pd_source_bytes_ref (item->source));
  import->n_bytes += pd_text_get_n_bytes (pd_document_get_extracted (item->document));
  return import->batch->len >= BATCH_ARTICLES || import->n_bytes >= BATCH_BYTES;
}

static gboolean
take (Import *import,
      PdReadItem *item,
      GError **error)
{
  gboolean is_full = FALSE;

  if (item->document != NULL)
    is_full = take_document (import, item);
  else if (item->error != NULL && !g_error_matches (item->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    fail (add_result (import, item->path), item->error);
  if (item->is_last)
    import->n_read++;
  if (is_full)
    return flush (import, error);
  if (import->batch->len == 0 && item->is_last)
    {
      import->n_done += import->n_read;
      import->n_read = 0;
      report (import);
    }
  return TRUE;
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The files to read, in a stable order: folders are gone through, what is hidden in them is left out. */
static void
collect (GPtrArray *files,
         const char *path,
         guint depth)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_DIR) ? g_dir_open (path, 0, NULL) : NULL;
  g_autoptr (GPtrArray) children = NULL;
  const char *name;

  if (dir == NULL)
    {
      g_ptr_array_add (files, g_strdup (path));
      return;
    }
  if (depth >= MAX_DEPTH)
    return;
  children = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (*name != '.' && !(g_file_test (child, G_FILE_TEST_IS_SYMLINK) && g_file_test (child, G_FILE_TEST_IS_DIR)))
        g_ptr_array_add (children, g_steal_pointer (&child));
    }
  g_ptr_array_sort (children, compare_paths);
  for (guint i = 0; i < children->len; i++)
    collect (files, g_ptr_array_index (children, i), depth + 1);
}

/**
 * pd_project_import:
 * @paths: (array zero-terminated=1): files and folders
 * @options: (nullable): what a person wants read otherwise
 * @progress: (nullable): called behind each file, in this thread
 * @progress_data: handed to @progress
 * @cancellable: (nullable): to end it; what is done stays
 * @error: return location for an error
 *
 * Adds articles, in short batches that are one step of undo together. Files are read ahead in processes of their own, but
 * articles come in the order of the files. It waits for the disk.
 *
 * Returns: (transfer full) (element-type PdImportResult): what became of each file, and of each article in a file that may hold
 *   several, on cancellation of those done; %NULL with an error only where the project itself failed
 */
GPtrArray *
pd_project_import (PdProject *self,
                   const char *const *paths,
                   const PdReadOptions *options,
                   PdImportProgress progress,
                   gpointer progress_data,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) batch = g_ptr_array_new ();
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_source_bytes_unref);
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (result_free);
  g_autoptr (PdReadQueue) queue = NULL;
  PdReadItem *next;
  Import import = { .project = self, .results = results, .progress = progress, .progress_data = progress_data, .cancellable = cancellable, .batch = batch, .sources = sources };

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);
  g_return_val_if_fail (paths != NULL, NULL);

  if (pd_project_get_read_only (self))
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_READ_ONLY, _ ("The project can only be read."));
      return NULL;
    }
  for (; *paths != NULL; paths++)
    collect (files, *paths, 0);
  import.n_files = files->len;
  g_ptr_array_add (files, NULL);
  queue = pd_read_queue_new ((const char *const *) files->pdata, options, cancellable);
  while ((next = pd_read_queue_next (queue)) != NULL)
    {
      g_autoptr (PdReadItem) item = next;

      if (!take (&import, item, error))
        return NULL;
    }
  return flush (&import, error) ? g_steal_pointer (&results) : NULL;
}

typedef struct
{
  GStrv paths;
  char *encoding;
  GHashTable *mapping;
  PdImportProgress progress;
  gpointer progress_data;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_strfreev (request->paths);
  g_free (request->encoding);
  g_clear_pointer (&request->mapping, g_hash_table_unref);
  g_free (request);
}

static void
import_in_thread (GTask *task,
                  gpointer source,
                  gpointer data,
                  GCancellable *cancellable)
{
  Request *request = data;
  const PdReadOptions options = { .encoding = request->encoding, .mapping = request->mapping };
  GError *error = NULL;
  GPtrArray *results;

  results = pd_project_import (source, (const char *const *) request->paths, &options, request->progress, request->progress_data, cancellable, &error);
  if (results != NULL)
    g_task_return_pointer (task, results, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * pd_project_import_async:
 * @paths: (array zero-terminated=1): files and folders
 * @options: (nullable): what a person wants read otherwise; its mapping must not change any more
 * @progress: (nullable): called behind each file, in another thread
 * @progress_data: handed to @progress
 * @cancellable: (nullable): to end it; what is done stays
 * @callback: called when it is done
 * @user_data: handed to @callback
 *
 * Adds articles, as [method@Pd.Project.import] does.
 */
void
pd_project_import_async (PdProject *self,
                         const char *const *paths,
                         const PdReadOptions *options,
                         PdImportProgress progress,
                         gpointer progress_data,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (paths != NULL);

  request = g_new0 (Request, 1);
  request->paths = g_strdupv ((char **) paths);
  request->encoding = options != NULL ? g_strdup (options->encoding) : NULL;
  request->mapping = options != NULL && options->mapping != NULL ? g_hash_table_ref (options->mapping) : NULL;
  request->progress = progress;
  request->progress_data = progress_data;
  task = g_task_new (self, cancellable, callback, user_data);
  /* What was done before a cancellation is still reported. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, pd_project_import_async);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, import_in_thread);
}

/**
 * pd_project_import_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type PdImportResult): what became of each file, or %NULL with an error
 */
GPtrArray *
pd_project_import_finish (PdProject *self,
                          GAsyncResult *result,
                          GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pd_import_guess_columns:
 * @path: a file
 * @options: (nullable): what a person wants read otherwise
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Finds out which columns a file with many articles has, as [func@Pd.column_mapping_guess] does, before anything is imported. It waits for
 * the disk.
 *
 * Returns: (transfer full): the columns, or %NULL with an error, whose message is a sentence that does not name the file
 */
PdColumnMapping *
pd_import_guess_columns (const char *path,
                         const PdReadOptions *options,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  g_autofree char *display_name = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  bytes = pd_source_file_load (path, NULL, cancellable, error);
  if (bytes == NULL)
    return NULL;
  name = g_path_get_basename (path);
  display_name = g_filename_display_name (name);
  return pd_column_mapping_guess (bytes, display_name, options, error);
}
