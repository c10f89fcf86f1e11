#include "pd-import.h"

#include <glib/gi18n-lib.h>

#include "pd-column-choices.h"
#include "pd-config.h"
#include "pd-duplicates.h"
#include "pd-import-log.h"
#include "pd-project-file.h"
#include "pd-read-queue.h"
#include "pd-texts.h"

/* A batch is kept short, so that what a person does meanwhile waits at most about 20 ms for it. */
#define BATCH_ARTICLES 32
#define BATCH_BYTES (1 << 20)

/* How many files that nobody read any more are noted at a time. */
#define BATCH_CANCELLED 500

/* Folders may be linked in a circle. */
#define MAX_DEPTH 32

/* What became of a file or of an article in it, on its way into the project file. */
typedef struct
{
  /* NULL for a file that was not read any more. */
  PdImportResult *result;
  PdSourceBytes *source;
  /* The file, so that it can be told from one of the same name elsewhere. */
  char *path;
} Entry;

typedef struct
{
  PdProject *project;
  PdRecord *run;
  GPtrArray *files;
  GPtrArray *results;
  gboolean same_text_once;
  PdImportProgress progress;
  gpointer progress_data;
  guint n_done;
  guint n_files;
  /* How many files are behind us, read or not. */
  guint n_passed;
  /* How many files were read to their end since the last batch. */
  guint n_read;

  GArray *batch;
  guint n_articles;
  gsize n_bytes;
  gint64 step;
  gint64 run_row;
  gboolean is_over;
} Import;

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->source, pd_source_bytes_unref);
  g_free (entry->path);
}

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
store_article (Import *import,
               PdConnection *connection,
               PdRecorder *recorder,
               const Entry *entry,
               GError **error)
{
  PdImportResult *result = entry->result;
  g_autoptr (GError) failure = NULL;
  gint64 row;

  result->article_id = pd_duplicates_find (connection, result->document, entry->source, import->same_text_once, &result->same, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (result->article_id != NULL)
    {
      result->status = PD_IMPORT_DUPLICATE;
      return TRUE;
    }
  if (!pd_texts_insert (connection, result->document, entry->source, import->run_row, pd_store_get_coder (pd_project_get_store (import->project)), &row, error))
    return FALSE;
  /* At once, so that the next file of the batch can be its duplicate. */
  pd_recorder_set_paused (recorder, FALSE);
  if (!pd_texts_show (connection, row, error))
    return FALSE;
  pd_recorder_set_paused (recorder, TRUE);
  result->status = PD_IMPORT_IMPORTED;
  result->article_id = g_strdup (pd_record_get_id (pd_document_get_article (result->document)));
  return TRUE;
}

static gboolean
note_entry (Import *import,
            PdConnection *connection,
            const Entry *entry,
            GError **error)
{
  static const char *const outcomes[] = { [PD_IMPORT_IMPORTED] = "imported", [PD_IMPORT_DUPLICATE] = "duplicate", [PD_IMPORT_FAILED] = "failed" };
  g_autoptr (PdRecord) file = pd_record_new (PD_WORD_IMPORT_FILE);
  PdImportResult *result = entry->result;

  pd_record_set_text (file, PD_IMPORT_FILE_PATH, entry->path);
  pd_record_set_text (file, PD_IMPORT_FILE_OUTCOME, result != NULL ? outcomes[result->status] : "cancelled");
  if (result != NULL)
    {
      pd_record_set_text (file, PD_IMPORT_FILE_ARTICLE_ID, result->article_id);
      pd_record_set_text (file, PD_IMPORT_FILE_SAME, result->same);
      pd_record_set_text (file, PD_IMPORT_FILE_MESSAGE, result->message);
    }
  if (result != NULL && result->document != NULL)
    {
      PdRecord *article = pd_document_get_article (result->document);

      pd_record_set_text (file, PD_IMPORT_FILE_FORMAT, pd_record_get_text (article, PD_ARTICLE_FORMAT));
      pd_record_set_text (file, PD_IMPORT_FILE_ENCODING, pd_record_get_text (article, PD_ARTICLE_ENCODING));
    }
  return pd_import_log_add (connection, import->run_row, file, error);
}

static gboolean
store_batch (PdConnection *connection,
             PdRecorder *recorder,
             gpointer data,
             GError **error)
{
  Import *import = data;

  /* The journal only needs to know that the articles came into sight. */
  pd_recorder_set_paused (recorder, TRUE);
  if (import->run_row == 0
      && !pd_import_log_begin (connection, import->run, pd_store_get_coder (pd_project_get_store (import->project)), &import->run_row, error))
    return FALSE;
  for (guint i = 0; i < import->batch->len; i++)
    {
      const Entry *entry = &g_array_index (import->batch, Entry, i);

      if ((entry->source != NULL && !store_article (import, connection, recorder, entry, error))
          || !note_entry (import, connection, entry, error))
        return FALSE;
    }
  if (import->is_over && !pd_import_log_finish (connection, import->run_row, error))
    return FALSE;
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
  pd_project_note_change (import->project);
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
  if ((import->batch->len > 0 || import->is_over)
      && pd_worker_run (pd_store_get_writer (pd_project_get_store (import->project)), PD_WORKER_BATCH, write_batch, import, NULL, error) == NULL)
    return FALSE;
  import->n_done += import->n_read;
  import->n_read = 0;
  report (import);
  /* What was read is in the project file now; a report of 100,000 files cannot keep their texts. */
  for (guint i = 0; i < import->batch->len; i++)
    {
      PdImportResult *result = g_array_index (import->batch, Entry, i).result;

      if (result != NULL && result->document != NULL)
        pd_document_drop_contents (result->document);
    }
  g_array_set_size (import->batch, 0);
  import->n_articles = 0;
  import->n_bytes = 0;
  return TRUE;
}

/* The file, as it is known from everywhere; what stands behind it in the path of an article stays. */
static char *
get_full_path (Import *import,
               guint index,
               const char *path)
{
  const char *file = g_ptr_array_index (import->files, index);
  g_autofree char *full = g_canonicalize_filename (file, NULL);
  g_autofree char *whole = g_strconcat (full, path + strlen (file), NULL);

  return g_filename_display_name (whole);
}

static void
add_entry (Import *import,
           PdReadItem *item,
           PdImportResult *result)
{
  Entry entry = { result, item->document != NULL ? pd_source_bytes_ref (item->source) : NULL, get_full_path (import, item->index, item->path) };

  g_array_append_val (import->batch, entry);
}

static void
take_document (Import *import,
               PdReadItem *item)
{
  PdImportResult *result = add_result (import, item->path);

  result->document = g_object_ref (item->document);
  result->source_sha256 = g_strdup (item->source->sha256);
  add_entry (import, item, result);
  import->n_articles++;
  import->n_bytes += pd_text_get_n_bytes (pd_document_get_extracted (item->document));
}

static void
take_error (Import *import,
            PdReadItem *item)
{
  PdImportResult *result = NULL;

  if (!g_error_matches (item->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      result = add_result (import, item->path);
      fail (result, item->error);
    }
  add_entry (import, item, result);
}

/* Takes what was read into the batch, which is written where it is full, or where there is no article in it that a file that
 * takes long should wait with. */
static gboolean
take (Import *import,
      PdReadItem *item,
      GError **error)
{
  if (item->document != NULL)
    take_document (import, item);
  else if (item->error != NULL)
    take_error (import, item);
  if (item->is_last)
    {
      import->n_read++;
      import->n_passed = item->index + 1;
    }
  if (import->batch->len >= BATCH_ARTICLES || import->n_bytes >= BATCH_BYTES || (item->is_last && import->n_articles == 0))
    return flush (import, error);
  return TRUE;
}

/* What was cancelled is part of what was asked for. */
static gboolean
finish (Import *import,
        GError **error)
{
  for (guint i = import->n_passed; i < import->n_files; i++)
    {
      Entry entry = { NULL, NULL, get_full_path (import, i, g_ptr_array_index (import->files, i)) };

      g_array_append_val (import->batch, entry);
      if (import->batch->len >= BATCH_CANCELLED && !flush (import, error))
        return FALSE;
    }
  import->is_over = TRUE;
  return flush (import, error);
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The files to read, in a stable order: folders are gone through, what is hidden in them and projects are left out. */
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

      if (*name != '.' && !pd_project_file_is_name (name) && !(g_file_test (child, G_FILE_TEST_IS_SYMLINK) && g_file_test (child, G_FILE_TEST_IS_DIR)))
        g_ptr_array_add (children, g_steal_pointer (&child));
    }
  g_ptr_array_sort (children, compare_paths);
  for (guint i = 0; i < children->len; i++)
    collect (files, g_ptr_array_index (children, i), depth + 1);
}

static PdRecord *
describe_run (guint n_paths,
              const PdReadOptions *options)
{
  PdRecord *run = pd_record_new (PD_WORD_IMPORT_RUN);
  g_autofree char *mapping = options != NULL ? pd_column_choices_to_json (options->mapping) : NULL;

  pd_record_set_integer (run, PD_IMPORT_RUN_PATHS, n_paths);
  pd_record_set_text (run, PD_IMPORT_RUN_VERSION, PD_VERSION);
  pd_record_set_text (run, PD_IMPORT_RUN_ENCODING, options != NULL ? options->encoding : NULL);
  pd_record_set_text (run, PD_IMPORT_RUN_MAPPING, mapping);
  return run;
}

/**
 * pd_project_import:
 * @paths: (array zero-terminated=1): files and folders
 * @options: (nullable): what a person wants otherwise
 * @progress: (nullable): called behind each file, in this thread
 * @progress_data: handed to @progress
 * @cancellable: (nullable): to end it; what is done stays
 * @error: return location for an error
 *
 * Adds articles, in short batches that are one step of undo together. Files are read ahead in processes of their own, but
 * articles come in the order of the files. What was asked for and what became of each file is noted in the project, in the
 * same batches; an import that was undone was done. It waits for the disk.
 *
 * Returns: (transfer full) (element-type PdImportResult): what became of each file, and of each article in a file that may hold
 *   several, on cancellation of those done; %NULL with an error only where the project itself failed
 */
GPtrArray *
pd_project_import (PdProject *self,
                   const char *const *paths,
                   const PdImportOptions *options,
                   PdImportProgress progress,
                   gpointer progress_data,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) batch = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (result_free);
  g_autoptr (PdRecord) run = NULL;
  g_autoptr (PdReadQueue) queue = NULL;
  PdReadItem *next;
  Import import = { .project = self, .files = files, .results = results, .same_text_once = options != NULL && options->same_text_once, .progress = progress, .progress_data = progress_data, .batch = batch };

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);
  g_return_val_if_fail (paths != NULL, NULL);

  if (!pd_project_check_writable (self, error))
    return NULL;
  g_array_set_clear_func (batch, entry_clear);
  import.run = run = describe_run (g_strv_length ((char **) paths), options != NULL ? &options->read : NULL);
  for (; *paths != NULL; paths++)
    collect (files, *paths, 0);
  import.n_files = files->len;
  g_ptr_array_add (files, NULL);
  queue = pd_read_queue_new ((const char *const *) files->pdata, options != NULL ? &options->read : NULL, cancellable);
  while ((next = pd_read_queue_next (queue)) != NULL)
    {
      g_autoptr (PdReadItem) item = next;

      if (!take (&import, item, error))
        return NULL;
    }
  return finish (&import, error) ? g_steal_pointer (&results) : NULL;
}

typedef struct
{
  GStrv paths;
  char *encoding;
  GHashTable *mapping;
  gboolean same_text_once;
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
  const PdImportOptions options = {
    .read = { .encoding = request->encoding, .mapping = request->mapping },
    .same_text_once = request->same_text_once,
  };
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
 * @options: (nullable): what a person wants otherwise; its mapping must not change any more
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
                         const PdImportOptions *options,
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
  request->encoding = options != NULL ? g_strdup (options->read.encoding) : NULL;
  request->mapping = options != NULL && options->read.mapping != NULL ? g_hash_table_ref (options->read.mapping) : NULL;
  request->same_text_once = options != NULL && options->same_text_once;
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
