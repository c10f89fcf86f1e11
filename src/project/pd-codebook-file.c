#include "pd-codebook-file.h"

#include "pd-atomic-file.h"
#include "pd-codebook-csv.h"
#include "pd-codebook-versions.h"
#include "pd-config.h"
#include "pd-outline-rows.h"
#include "pd-project-place.h"
#include "pd-qdc-writer.h"
#include "pd-reader-process.h"
#include "pd-source-file.h"

static gboolean
has_ending (const char *path,
            const char *ending)
{
  gsize n = strlen (path), n_ending = strlen (ending);

  return n >= n_ending && g_ascii_strcasecmp (path + n - n_ending, ending) == 0;
}

/**
 * pd_codebook_format_from_path:
 * @path: where to write
 * @format: (out): how, by the ending of the file's name
 *
 * Returns: whether it ends as a file does that can be written
 */
gboolean
pd_codebook_format_from_path (const char *path,
                              PdCodebookFormat *format)
{
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (format != NULL, FALSE);

  *format = has_ending (path, ".qdc") ? PD_CODEBOOK_QDC : PD_CODEBOOK_CSV;
  return *format == PD_CODEBOOK_QDC || has_ending (path, ".csv");
}

static PdTagOutline *
load (PdProject *self,
      gint64 version,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (PdScratch) scratch = NULL;
  g_autofree char *readable = pd_project_make_readable (self, &scratch, cancellable, error);
  g_autoptr (PdConnection) connection = readable != NULL ? pd_connection_open (readable, PD_CONNECTION_READ, error) : NULL;

  /* One transaction, so that all is of one moment. */
  if (connection == NULL || !pd_connection_exec (connection, "BEGIN", error))
    return NULL;
  return version > 0 ? pd_codebook_versions_load (connection, version, error) : pd_outline_rows_load (connection, cancellable, error);
}

static gboolean
write_outline (PdTagOutline *outline,
               PdCodebookFormat format,
               GOutputStream *stream,
               GCancellable *cancellable,
               GError **error)
{
  if (format == PD_CODEBOOK_QDC)
    return pd_qdc_writer_write (outline, "Pidian " PD_VERSION, stream, cancellable, error);
  return pd_codebook_csv_write (outline, format == PD_CODEBOOK_CSV_FOR_SPREADSHEET ? PD_CSV_FOR_SPREADSHEET : 0, stream, cancellable, error);
}

/**
 * pd_project_export_codebook:
 * @version: the number of a version; 0 for the codebook as it is
 * @format: how
 * @path: where to
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Writes the codebook into a file, which is replaced only when the new one is complete. It waits for the disk, but keeps nobody else waiting.
 *
 * Returns: whether it was written
 */
gboolean
pd_project_export_codebook (PdProject *self,
                            gint64 version,
                            PdCodebookFormat format,
                            const char *path,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (PdTagOutline) outline = NULL;
  g_autoptr (PdAtomicFile) atomic = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  file = g_file_new_for_path (path);
  outline = load (self, version, cancellable, error);
  atomic = outline != NULL ? pd_atomic_file_new (file, error) : NULL;
  return atomic != NULL
         && write_outline (outline, format, pd_atomic_file_get_stream (atomic), cancellable, error)
         && pd_atomic_file_commit (atomic, cancellable, error);
}

typedef struct
{
  gint64 version;
  PdCodebookFormat format;
  char *path;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->path);
  g_free (request);
}

static void
export_in_thread (GTask *task,
                  gpointer source,
                  gpointer data,
                  GCancellable *cancellable)
{
  const Request *request = data;
  GError *error = NULL;

  if (pd_project_export_codebook (source, request->version, request->format, request->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * pd_project_export_codebook_async:
 * @version: the number of a version; 0 for the codebook as it is
 * @format: how
 * @path: where to
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is written
 * @user_data: handed to @callback
 *
 * Writes the codebook into a file, as [method@Pd.Project.export_codebook] does.
 */
void
pd_project_export_codebook_async (PdProject *self,
                                  gint64 version,
                                  PdCodebookFormat format,
                                  const char *path,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (path != NULL);

  request = g_new0 (Request, 1);
  request->version = version;
  request->format = format;
  request->path = g_strdup (path);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_project_export_codebook_async);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, export_in_thread);
}

/**
 * pd_project_export_codebook_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether it was written
 */
gboolean
pd_project_export_codebook_finish (GAsyncResult *result,
                                   GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pd_codebook_file_read:
 * @path: a file
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Reads a codebook from a file of anybody's, in a process of its own, as articles are. It waits for that.
 *
 * Returns: (transfer full): the codebook, or %NULL with an error, whose message is a sentence that does not name the file
 */
PdTagOutline *
pd_codebook_file_read (const char *path,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (PdReaderProcess) reader = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  bytes = pd_source_file_load (path, NULL, cancellable, error);
  if (bytes == NULL)
    return NULL;
  reader = pd_reader_process_new (NULL);
  name = g_filename_display_basename (path);
  return pd_reader_process_read_codebook (reader, bytes, name, cancellable, error);
}

static void
read_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  PdTagOutline *outline = pd_codebook_file_read (data, cancellable, &error);

  if (outline != NULL)
    g_task_return_pointer (task, outline, (GDestroyNotify) pd_tag_outline_unref);
  else
    g_task_return_error (task, error);
}

/**
 * pd_codebook_file_read_async:
 * @path: a file
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is read
 * @user_data: handed to @callback
 *
 * Reads a codebook from a file, as [func@Pd.codebook_file_read] does, without waiting.
 */
void
pd_codebook_file_read_async (const char *path,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (path != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_codebook_file_read_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * pd_codebook_file_read_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the codebook, or %NULL with an error
 */
PdTagOutline *
pd_codebook_file_read_finish (GAsyncResult *result,
                              GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
