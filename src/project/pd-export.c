#include "pd-export.h"

#include "pd-atomic-file.h"
#include "pd-claim-reviews.h"
#include "pd-csv-writer.h"
#include "pd-cursor.h"
#include "pd-json-writer.h"
#include "pd-package-writer.h"
#include "pd-project-place.h"
#include "pd-threaded-writer.h"

/* A writer for the format, and for all but tables the file that holds back until it is complete. */
static PdRowWriter *
create_writer (PdExportFormat format,
               gboolean spreadsheet,
               const char *path,
               PdAtomicFile **atomic,
               GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GOutputStream *stream;

  if (format == PD_EXPORT_TABLES)
    {
      g_autofree char *title = g_path_get_basename (path);
      return pd_package_writer_new (file, title, error);
    }
  *atomic = pd_atomic_file_new (file, error);
  if (*atomic == NULL)
    return NULL;
  stream = pd_atomic_file_get_stream (*atomic);
  if (format == PD_EXPORT_JSON || format == PD_EXPORT_JSONL)
    return pd_json_writer_new (stream, format == PD_EXPORT_JSONL ? PD_JSON_LINES : 0);
  return pd_csv_writer_new (stream, spreadsheet ? PD_CSV_FOR_SPREADSHEET : 0);
}

static gboolean
write_table (PdConnection *connection,
             const PdTable *table,
             PdRowWriter *writer,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (PdCursor) cursor = NULL;
  g_autoptr (GError) failure = NULL;
  const PdCell *cells;

  cursor = pd_cursor_new (connection, table, error);
  if (cursor == NULL || !pd_row_writer_begin_table (writer, table, error))
    return FALSE;
  while ((cells = pd_cursor_next (cursor, &failure)) != NULL)
    {
      if (!pd_row_writer_write (writer, cells, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
write_tables (PdConnection *connection,
              PdExportFormat format,
              PdRowWriter *writer,
              GCancellable *cancellable,
              GError **error)
{
  if (format == PD_EXPORT_CSV_HIGHLIGHTS)
    return write_table (connection, pd_table_get_highlight_rows (), writer, cancellable, error);
  if (format == PD_EXPORT_CSV_MENTIONS)
    return write_table (connection, pd_table_get_mention_rows (), writer, cancellable, error);
  for (guint word = 0; word < PD_N_WORDS; word++)
    {
      if (!write_table (connection, pd_word_get_exported_table (word), writer, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* Not rows, but what they say together. */
static gboolean
write_claim_reviews (PdConnection *connection,
                     const char *path,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (PdAtomicFile) atomic = pd_atomic_file_new (file, error);

  return atomic != NULL
         && pd_claim_reviews_write (connection, pd_atomic_file_get_stream (atomic), cancellable, error)
         && pd_atomic_file_commit (atomic, cancellable, error);
}

/**
 * pd_project_export:
 * @format: what to write
 * @spreadsheet: for CSV, whether a spreadsheet is to open it: with a byte order mark, and with cells
 *   defused that it would run as a formula
 * @path: the file, or for tables the folder
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Writes what the project holds at one moment. What was at @path is replaced only when the new file is complete.
 * It waits for the disk, but keeps nobody else waiting: it reads through a connection of its own.
 *
 * Returns: whether it was written
 */
gboolean
pd_project_export (PdProject *self,
                   PdExportFormat format,
                   gboolean spreadsheet,
                   const char *path,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (PdScratch) scratch = NULL;
  g_autoptr (PdConnection) connection = NULL;
  g_autofree char *readable = NULL;
  g_autoptr (PdAtomicFile) atomic = NULL;
  g_autoptr (PdRowWriter) writer = NULL;
  g_autoptr (PdRowWriter) threaded = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  readable = pd_project_make_readable (self, &scratch, cancellable, error);
  connection = readable != NULL ? pd_connection_open (readable, PD_CONNECTION_READ, error) : NULL;
  if (connection == NULL || !pd_connection_exec (connection, "BEGIN", error))
    return FALSE;
  if (format == PD_EXPORT_CLAIM_REVIEWS)
    return write_claim_reviews (connection, path, cancellable, error);
  writer = create_writer (format, spreadsheet, path, &atomic, error);
  if (writer == NULL)
    return FALSE;
  threaded = pd_threaded_writer_new (g_steal_pointer (&writer));
  return write_tables (connection, format, threaded, cancellable, error)
         && pd_row_writer_finish (threaded, cancellable, error)
         && (atomic == NULL || pd_atomic_file_commit (atomic, cancellable, error));
}

typedef struct
{
  PdExportFormat format;
  gboolean spreadsheet;
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
  Request *request = data;
  GError *error = NULL;

  if (pd_project_export (source, request->format, request->spreadsheet, request->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_completed (PdProject *self,
              GParamSpec *pspec,
              GTask *task)
{
  if (!g_task_had_error (task))
    g_signal_emit_by_name (self, "exported");
}

/**
 * pd_project_export_async:
 * @format: what to write
 * @spreadsheet: see [method@Pd.Project.export]
 * @path: the file, or for tables the folder
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is written
 * @user_data: handed to @callback
 *
 * Writes what the project holds, as [method@Pd.Project.export] does.
 */
void
pd_project_export_async (PdProject *self,
                         PdExportFormat format,
                         gboolean spreadsheet,
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
  request->format = format;
  request->spreadsheet = spreadsheet;
  request->path = g_strdup (path);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_project_export_async);
  g_task_set_task_data (task, request, request_free);
  g_signal_connect_object (task, "notify::completed", G_CALLBACK (on_completed), self, G_CONNECT_SWAPPED);
  g_task_run_in_thread (task, export_in_thread);
}

/**
 * pd_project_export_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether it was written
 */
gboolean
pd_project_export_finish (PdProject *self,
                          GAsyncResult *result,
                          GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
