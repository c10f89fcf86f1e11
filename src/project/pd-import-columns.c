#include "pd-import-columns.h"

#include "pd-reader-process.h"
#include "pd-source-file.h"

/* A file whose columns are asked for in a thread. */
typedef struct
{
  char *path;
  char *encoding;
  GHashTable *mapping;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->path);
  g_free (request->encoding);
  g_clear_pointer (&request->mapping, g_hash_table_unref);
  g_free (request);
}

/**
 * pd_import_guess_columns:
 * @path: a file
 * @options: (nullable): what a person wants read otherwise
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Finds out which columns a file with many articles has, as [func@Pd.column_guess] does, before anything is imported. The file is
 * read in a process of its own, as it is for an import. It waits for that.
 *
 * Returns: (transfer full): the columns, or %NULL with an error, whose message is a sentence that does not name the file
 */
PdColumnMapping *
pd_import_guess_columns (const char *path,
                         const PdReadOptions *options,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (PdReaderProcess) reader = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  g_autofree char *display_name = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  bytes = pd_source_file_load (path, NULL, cancellable, error);
  if (bytes == NULL)
    return NULL;
  name = g_path_get_basename (path);
  display_name = g_filename_display_name (name);
  reader = pd_reader_process_new (NULL);
  return pd_reader_process_read_columns (reader, bytes, display_name, options, cancellable, error);
}

static void
guess_in_thread (GTask *task,
                 gpointer source,
                 gpointer data,
                 GCancellable *cancellable)
{
  Request *request = data;
  const PdReadOptions options = { .encoding = request->encoding, .mapping = request->mapping };
  GError *error = NULL;
  PdColumnMapping *mapping = pd_import_guess_columns (request->path, &options, cancellable, &error);

  if (mapping != NULL)
    g_task_return_pointer (task, mapping, (GDestroyNotify) pd_column_mapping_free);
  else
    g_task_return_error (task, error);
}

/**
 * pd_import_guess_columns_async:
 * @path: a file
 * @options: (nullable): what a person wants read otherwise; its mapping is not changed any more
 * @cancellable: (nullable): to cancel it
 * @callback: called when the columns are known
 * @user_data: handed to @callback
 *
 * Finds out which columns a file with many articles has, as pd_import_guess_columns() does, without waiting.
 */
void
pd_import_guess_columns_async (const char *path,
                               const PdReadOptions *options,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (path != NULL);

  request = g_new0 (Request, 1);
  request->path = g_strdup (path);
  request->encoding = options != NULL ? g_strdup (options->encoding) : NULL;
  request->mapping = options != NULL && options->mapping != NULL ? g_hash_table_ref (options->mapping) : NULL;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_import_guess_columns_async);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, guess_in_thread);
}

/**
 * pd_import_guess_columns_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the columns, or %NULL with an error
 */
PdColumnMapping *
pd_import_guess_columns_finish (GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
