#include "pd-import-log.h"

/**
 * pd_import_log_begin:
 * @connection: a connection, in a transaction
 * @run: what was asked for; who, and when it began, are filled in
 * @coder: the row of who imports
 * @row: (out): its row
 * @error: return location for an error
 *
 * Notes that an import has begun.
 *
 * Returns: whether that went well
 */
gboolean
pd_import_log_begin (PdConnection *connection,
                     PdRecord *run,
                     gint64 coder,
                     gint64 *row,
                     GError **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (pd_record_get_word (run) == PD_WORD_IMPORT_RUN, FALSE);

  statement = pd_connection_prepare (connection, "INSERT INTO import_run (uuid, coder_id, paths, version, encoding, mapping, started) VALUES (?, ?, ?, ?, ?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, pd_record_get_id (run));
  sqlite3_bind_int64 (statement, 2, coder);
  sqlite3_bind_int64 (statement, 3, pd_record_get_integer (run, PD_IMPORT_RUN_PATHS));
  pd_statement_bind_text (statement, 4, pd_record_get_text (run, PD_IMPORT_RUN_VERSION));
  pd_statement_bind_text (statement, 5, pd_record_get_text (run, PD_IMPORT_RUN_ENCODING));
  pd_statement_bind_text (statement, 6, pd_record_get_text (run, PD_IMPORT_RUN_MAPPING));
  sqlite3_bind_int64 (statement, 7, g_get_real_time () / 1000);
  if (!pd_connection_run (connection, statement, error))
    return FALSE;
  *row = sqlite3_last_insert_rowid (pd_connection_get_db (connection));
  return TRUE;
}

/**
 * pd_import_log_add:
 * @connection: a connection, in a transaction
 * @run: the row of an import
 * @file: what became of a file, or of one of several articles in it
 * @error: return location for an error
 *
 * Notes what became of a file, in the transaction in which it did.
 *
 * Returns: whether that went well
 */
gboolean
pd_import_log_add (PdConnection *connection,
                   gint64 run,
                   PdRecord *file,
                   GError **error)
{
  static const PdKey keys[] = {
    PD_IMPORT_FILE_ID,
    PD_IMPORT_FILE_PATH,
    PD_IMPORT_FILE_OUTCOME,
    PD_IMPORT_FILE_ARTICLE_ID,
    PD_IMPORT_FILE_SAME,
    PD_IMPORT_FILE_MESSAGE,
    PD_IMPORT_FILE_FORMAT,
    PD_IMPORT_FILE_ENCODING,
  };
  sqlite3_stmt *statement;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (pd_record_get_word (file) == PD_WORD_IMPORT_FILE, FALSE);

  statement = pd_connection_prepare (connection, "INSERT INTO import_file (uuid, path, outcome, article_uuid, same, message, format, encoding, import_run_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    pd_statement_bind_text (statement, i + 1, pd_record_get_text (file, keys[i]));
  sqlite3_bind_int64 (statement, G_N_ELEMENTS (keys) + 1, run);
  return pd_connection_run (connection, statement, error);
}

/**
 * pd_import_log_finish:
 * @connection: a connection, in a transaction
 * @run: the row of an import
 * @error: return location for an error
 *
 * Notes that an import has come to its end.
 *
 * Returns: whether that went well
 */
gboolean
pd_import_log_finish (PdConnection *connection,
                      gint64 run,
                      GError **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);

  statement = pd_connection_prepare (connection, "UPDATE import_run SET finished = max (started, ?) WHERE id = ?", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, g_get_real_time () / 1000);
  sqlite3_bind_int64 (statement, 2, run);
  return pd_connection_run (connection, statement, error);
}
