#include "pd-connection.h"

#include <glib/gi18n-lib.h>

#include "pd-functions.h"

/* How long a writer waits for another program's, in milliseconds. */
#define BUSY_TIMEOUT 10000

/* So many steps of SQLite's machine are taken between two looks at whether it is cancelled: some hundred microseconds. */
#define LOOK_EVERY 1000

/**
 * PdConnection:
 *
 * A connection to a project file. It belongs to the thread that opened it, and says so loudly when another uses it.
 */
struct _PdConnection
{
  GObject parent_instance;

  sqlite3 *db;
  GThread *thread;
  GHashTable *statements;
};

G_DEFINE_FINAL_TYPE (PdConnection, pd_connection, G_TYPE_OBJECT)
G_DEFINE_QUARK (pd_store_error, pd_store_error)

static void
pd_connection_finalize (GObject *object)
{
  PdConnection *self = PD_CONNECTION (object);

  g_clear_pointer (&self->statements, g_hash_table_unref);
  if (self->db != NULL)
    sqlite3_close_v2 (self->db);

  G_OBJECT_CLASS (pd_connection_parent_class)->finalize (object);
}

static void
pd_connection_class_init (PdConnectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_connection_finalize;
}

static void
pd_connection_init (PdConnection *self)
{
  self->thread = g_thread_self ();
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sqlite3_finalize);
}

/* A project file may come from anywhere: it must not run what its schema says, nor make SQLite work without end. */
static void
harden (sqlite3 *db)
{
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 1);
  sqlite3_limit (db, SQLITE_LIMIT_COLUMN, 100);
  sqlite3_limit (db, SQLITE_LIMIT_EXPR_DEPTH, 200);
  sqlite3_limit (db, SQLITE_LIMIT_TRIGGER_DEPTH, 20);
  sqlite3_limit (db, SQLITE_LIMIT_SQL_LENGTH, 1 << 20);
}

/**
 * pd_connection_open:
 * @path: the file
 * @mode: how to open it
 * @error: return location for an error
 *
 * Opens a connection, which belongs to the calling thread from then on.
 *
 * Returns: (transfer full): the connection, or %NULL with an error of %PD_STORE_ERROR
 */
PdConnection *
pd_connection_open (const char *path,
                    PdConnectionMode mode,
                    GError **error)
{
  static const int flags[] = {
    [PD_CONNECTION_READ] = SQLITE_OPEN_READONLY,
    [PD_CONNECTION_WRITE] = SQLITE_OPEN_READWRITE,
    [PD_CONNECTION_CREATE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
  };
  g_autoptr (PdConnection) self = NULL;
  int code;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (PD_TYPE_CONNECTION, NULL);
  code = sqlite3_open_v2 (path, &self->db, flags[mode] | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (code != SQLITE_OK)
    {
      pd_connection_set_error (self, code, error);
      return NULL;
    }
  harden (self->db);
  code = pd_functions_register (self->db);
  if (code != SQLITE_OK)
    {
      pd_connection_set_error (self, code, error);
      return NULL;
    }
  sqlite3_busy_timeout (self->db, BUSY_TIMEOUT);
  if (!pd_connection_exec (self, "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;", error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * pd_connection_close:
 * @error: return location for an error
 *
 * Closes the file.
 *
 * Returns: whether it closed; otherwise statements are still in use
 */
gboolean
pd_connection_close (PdConnection *self,
                     GError **error)
{
  int code;

  g_return_val_if_fail (PD_IS_CONNECTION (self), FALSE);

  g_hash_table_remove_all (self->statements);
  code = sqlite3_close (self->db);
  if (code != SQLITE_OK)
    {
      pd_connection_set_error (self, code, error);
      return FALSE;
    }
  self->db = NULL;
  return TRUE;
}

/**
 * pd_connection_check_open:
 * @self: (nullable): a connection; %NULL where a job is run because its worker ends
 * @error: return location for an error
 *
 * Checks that there still is a file to work with: a job that was waiting when the project was closed is told that it was cancelled.
 *
 * Returns: whether it is open
 */
gboolean
pd_connection_check_open (PdConnection *self,
                          GError **error)
{
  if (self != NULL && self->db != NULL)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The project was closed."));
  return FALSE;
}

/**
 * pd_connection_get_db:
 *
 * Returns: (transfer none): SQLite's handle, for this thread only
 */
sqlite3 *
pd_connection_get_db (PdConnection *self)
{
  g_return_val_if_fail (PD_IS_CONNECTION (self), NULL);
  g_assert (self->thread == g_thread_self ());

  return self->db;
}

static int
is_cancelled (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/**
 * pd_connection_set_cancellable:
 * @cancellable: (nullable): what cancels its statements; held by the caller until it is another one
 *
 * Has statements looked in the middle of whether they are cancelled, and fail with %G_IO_ERROR_CANCELLED then.
 */
void
pd_connection_set_cancellable (PdConnection *self,
                               GCancellable *cancellable)
{
  g_return_if_fail (PD_IS_CONNECTION (self));
  g_assert (self->thread == g_thread_self ());

  sqlite3_progress_handler (self->db, cancellable != NULL ? LOOK_EVERY : 0, cancellable != NULL ? is_cancelled : NULL, cancellable);
}

/**
 * pd_connection_set_error:
 * @code: what SQLite returned
 * @error: return location for an error
 *
 * Says in a sentence what SQLite said with a number.
 */
void
pd_connection_set_error (PdConnection *self,
                         int code,
                         GError **error)
{
  const char *details;

  g_return_if_fail (PD_IS_CONNECTION (self));

  details = self->db != NULL ? sqlite3_errmsg (self->db) : sqlite3_errstr (code);
  switch (code & 0xFF)
    {
    case SQLITE_FULL:
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_FULL, _ ("The disk is full. Nothing was changed."));
      break;
    case SQLITE_IOERR:
      g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_FULL, _ ("The disk could not be written or read (%s). Nothing was changed."), details);
      break;
    case SQLITE_NOTADB:
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_PROJECT, _ ("This is not a Pidian project."));
      break;
    case SQLITE_CORRUPT:
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_DAMAGED, _ ("The project file is damaged or cut short."));
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_READ_ONLY, _ ("The project can only be read."));
      break;
    case SQLITE_CANTOPEN:
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_FAILED, _ ("The file cannot be opened."));
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_BUSY, _ ("Another program keeps the project locked."));
      break;
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled."));
      break;
    case SQLITE_CONSTRAINT:
      g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID, _ ("That does not fit the project: %s."), details);
      break;
    default:
      g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_FAILED, _ ("The project file failed: %s."), details);
      break;
    }
}

/**
 * pd_connection_exec:
 * @sql: one statement or several
 * @error: return location for an error
 *
 * Runs statements that return nothing of interest.
 *
 * Returns: whether they ran
 */
gboolean
pd_connection_exec (PdConnection *self,
                    const char *sql,
                    GError **error)
{
  int code;

  g_return_val_if_fail (PD_IS_CONNECTION (self), FALSE);
  g_assert (self->thread == g_thread_self ());

  code = sqlite3_exec (self->db, sql, NULL, NULL, NULL);
  if (code != SQLITE_OK)
    {
      pd_connection_set_error (self, code, error);
      return FALSE;
    }
  return TRUE;
}

/**
 * pd_connection_prepare:
 * @sql: one statement
 * @error: return location for an error
 *
 * Prepares a statement, or takes it as it was prepared before, with nothing bound.
 *
 * Returns: (transfer none): the statement, which the connection keeps; %NULL with an error
 */
sqlite3_stmt *
pd_connection_prepare (PdConnection *self,
                       const char *sql,
                       GError **error)
{
  sqlite3_stmt *statement;
  int code;

  g_return_val_if_fail (PD_IS_CONNECTION (self), NULL);
  g_assert (self->thread == g_thread_self ());

  statement = g_hash_table_lookup (self->statements, sql);
  if (statement != NULL)
    {
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
      return statement;
    }
  code = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code != SQLITE_OK)
    {
      pd_connection_set_error (self, code, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

/**
 * pd_connection_step:
 * @statement: a statement of this connection
 * @has_row: (out): whether there is a row
 * @error: return location for an error
 *
 * Steps a statement, and resets it behind the last row.
 *
 * Returns: whether that went well
 */
gboolean
pd_connection_step (PdConnection *self,
                    sqlite3_stmt *statement,
                    gboolean *has_row,
                    GError **error)
{
  int code;

  g_return_val_if_fail (PD_IS_CONNECTION (self), FALSE);
  g_assert (self->thread == g_thread_self ());

  code = sqlite3_step (statement);
  *has_row = code == SQLITE_ROW;
  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    pd_connection_set_error (self, code, error);
  sqlite3_reset (statement);
  return code == SQLITE_DONE;
}

/**
 * pd_connection_run:
 * @statement: a statement of this connection that returns no rows, or whose rows do not matter
 * @error: return location for an error
 *
 * Runs a statement to its end.
 *
 * Returns: whether that went well
 */
gboolean
pd_connection_run (PdConnection *self,
                   sqlite3_stmt *statement,
                   GError **error)
{
  gboolean has_row;

  do
    {
      if (!pd_connection_step (self, statement, &has_row, error))
        return FALSE;
    }
  while (has_row);
  return TRUE;
}

/**
 * pd_connection_get_integer:
 * @sql: a query of one number
 * @value: (out): the number; 0 where there is no row
 * @error: return location for an error
 *
 * Returns: whether that went well
 */
gboolean
pd_connection_get_integer (PdConnection *self,
                           const char *sql,
                           gint64 *value,
                           GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (self, sql, error);
  gboolean has_row;

  *value = 0;
  if (statement == NULL || !pd_connection_step (self, statement, &has_row, error))
    return FALSE;
  if (has_row)
    *value = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

/**
 * pd_statement_bind_text:
 * @statement: a statement
 * @index: from 1
 * @text: (nullable): copied; %NULL binds NULL
 *
 * Binds text.
 */
void
pd_statement_bind_text (sqlite3_stmt *statement,
                        int index,
                        const char *text)
{
  if (text == NULL)
    sqlite3_bind_null (statement, index);
  else
    sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
}

/**
 * pd_statement_get_cells:
 * @statement: a statement at a row
 * @first: the column to begin with, from 0
 * @n_cells: how many columns
 * @are_numbers: (array length=n_cells): for each, whether its values are numbers
 * @cells: (array length=n_cells) (out caller-allocates): for each, the value, whose text is there until the next step
 *
 * Reads the values of a row.
 */
void
pd_statement_get_cells (sqlite3_stmt *statement,
                        guint first,
                        guint n_cells,
                        const gboolean *are_numbers,
                        PdCell *cells)
{
  for (guint i = 0; i < n_cells; i++)
    {
      /* One thread alone uses the connection, so the value can be read as it is, without a lock for each question. */
      sqlite3_value *value = sqlite3_column_value (statement, first + i);

      if (sqlite3_value_type (value) == SQLITE_NULL)
        cells[i] = (PdCell) { .is_null = TRUE };
      else if (are_numbers[i])
        cells[i] = (PdCell) { .integer = sqlite3_value_int64 (value) };
      else
        cells[i] = (PdCell) { .text = (const char *) sqlite3_value_text (value), .n_bytes = sqlite3_value_bytes (value) };
    }
}
