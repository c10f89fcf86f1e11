#include "pd-store.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "pd-journal.h"
#include "pd-migration.h"
#include "pd-purge.h"
#include "pd-reading-copy.h"
#include "pd-schema.h"
#include "pd-search-index.h"
#include "pd-title-order.h"
#include "pd-uuid.h"

/* How much may be kept for undo. */
#define MAX_JOURNAL_BYTES (64 * 1024 * 1024)

/* How long the search index is filled before what is done is written, in milliseconds: the more is sorted together, the faster it is. Where somebody waits, it ends
 * before. */
#define BATCH_MILLISECONDS 500

/**
 * PdStore:
 *
 * A project file on a local disk: one thread that writes, one that reads, each with a connection of its own.
 */
struct _PdStore
{
  GObject parent_instance;

  char *path;
  PdStoreMode mode;
  gboolean read_only;
  char *coder_name;
  char *coder_id;
  gint64 coder;
  /* Where it was brought up to date, the file as it was, or the copy that is read instead. */
  char *kept_path;
  PdReadingCopy *copy;
  PdWorker *writer;
  PdWorker *reader;
};

G_DEFINE_FINAL_TYPE (PdStore, pd_store, G_TYPE_OBJECT)

static void
pd_store_finalize (GObject *object)
{
  PdStore *self = PD_STORE (object);

  g_clear_object (&self->reader);
  g_clear_object (&self->writer);
  g_clear_pointer (&self->copy, pd_reading_copy_free);
  g_free (self->kept_path);
  g_free (self->path);
  g_free (self->coder_name);
  g_free (self->coder_id);

  G_OBJECT_CLASS (pd_store_parent_class)->finalize (object);
}

static void
pd_store_class_init (PdStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_store_finalize;
}

static void
pd_store_init (PdStore *self)
{
}

static gboolean
check_file (PdStore *self,
            GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  GStatBuf info;

  if (g_stat (self->path, &info) != 0)
    {
      int code = errno;

      if (self->mode == PD_STORE_CREATE && code == ENOENT)
        return TRUE;
      if (code == ENOENT)
        g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_FOUND, _ ("There is no such file."));
      else
        g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_FAILED, g_strerror (code));
      return FALSE;
    }
  if (self->mode == PD_STORE_CREATE)
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_FAILED, _ ("There is a file of that name already."));
      return FALSE;
    }
  if (!S_ISREG (info.st_mode))
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_PROJECT, _ ("This is a folder or a device, not a Pidian project."));
      return FALSE;
    }
  if (info.st_size == 0)
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_PROJECT, _ ("The file is empty, not a Pidian project."));
      return FALSE;
    }
  if (g_access (self->path, R_OK) != 0)
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_READ_ONLY, _ ("You may not read this file."));
      return FALSE;
    }
  /* SQLite keeps its log beside the file. */
  if (g_access (self->path, W_OK) != 0 || g_access (folder, W_OK) != 0)
    self->read_only = TRUE;
  return TRUE;
}

static gboolean
find_coder (PdStore *self,
            PdConnection *connection,
            GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection, "SELECT id, uuid FROM coder WHERE name = ? ORDER BY id LIMIT 1", error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, self->coder_name);
  if (!pd_connection_step (connection, statement, &has_row, error))
    return FALSE;
  if (has_row)
    {
      self->coder = sqlite3_column_int64 (statement, 0);
      g_set_str (&self->coder_id, (const char *) sqlite3_column_text (statement, 1));
    }
  sqlite3_reset (statement);
  return TRUE;
}

/* Whoever opens a project for writing is one of its coders. */
static gboolean
ensure_coder (PdStore *self,
              PdConnection *connection,
              GError **error)
{
  g_autofree char *id = NULL;
  sqlite3_stmt *statement;
  gint64 now = g_get_real_time () / 1000;

  if (!find_coder (self, connection, error))
    return FALSE;
  if (self->coder != 0 || self->read_only)
    return TRUE;
  id = pd_uuid_new ();
  statement = pd_connection_prepare (connection, "INSERT INTO coder (uuid, name, created, modified) VALUES (?, ?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, id);
  pd_statement_bind_text (statement, 2, self->coder_name);
  sqlite3_bind_int64 (statement, 3, now);
  sqlite3_bind_int64 (statement, 4, now);
  return pd_connection_run (connection, statement, error) && find_coder (self, connection, error);
}

static gboolean
insert_project (PdStore *self,
                PdConnection *connection,
                GError **error)
{
  g_autofree char *id = pd_uuid_new ();
  g_autofree char *base = g_path_get_basename (self->path);
  sqlite3_stmt *statement;
  gint64 now = g_get_real_time () / 1000;

  if (g_str_has_suffix (base, ".pidian"))
    base[strlen (base) - strlen (".pidian")] = '\0';
  statement = pd_connection_prepare (connection, "INSERT INTO project_info (uuid, name, created, modified) VALUES (?, ?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, id);
  pd_statement_bind_text (statement, 2, base);
  sqlite3_bind_int64 (statement, 3, now);
  sqlite3_bind_int64 (statement, 4, now);
  return pd_connection_run (connection, statement, error);
}

/* One that is to be read where nothing can be written: of an older version, or with a log that SQLite cannot open there. */
static gboolean
needs_copy (PdStore *self,
            gboolean *needed,
            GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (pd_migration_is_needed (self->path, PD_CONNECTION_READ, needed, &failure))
    return TRUE;
  *needed = g_error_matches (failure, PD_STORE_ERROR, PD_STORE_ERROR_READ_ONLY) || g_error_matches (failure, PD_STORE_ERROR, PD_STORE_ERROR_FAILED);
  if (!*needed)
    g_propagate_error (error, g_steal_pointer (&failure));
  return *needed;
}

/* A project of an older version is brought up to date first; one that cannot be written, or is only to be read, in a copy. */
static gboolean
bring_up_to_date (PdStore *self,
                  GError **error)
{
  gboolean needed;

  if (!self->read_only)
    {
      g_autoptr (GError) failure = NULL;

      if (pd_migration_run (self->path, NULL, &self->kept_path, &failure))
        return TRUE;
      if (!g_error_matches (failure, PD_STORE_ERROR, PD_STORE_ERROR_READ_ONLY))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      self->read_only = TRUE;
    }
  if (!needs_copy (self, &needed, error))
    return FALSE;
  if (!needed)
    return TRUE;
  self->copy = pd_reading_copy_new (self->path, error);
  if (self->copy == NULL)
    return FALSE;
  g_set_str (&self->path, pd_reading_copy_get_path (self->copy));
  return TRUE;
}

/* Goes on with the search index between whatever else is to be done, until it is whole or the file is closed. */
static gpointer
fill_search_index (PdConnection *connection,
                   gpointer writer,
                   GCancellable *cancellable,
                   GError **error)
{
  gint64 n_left = 0;

  if (connection == NULL || !pd_search_index_continue (connection, BATCH_MILLISECONDS, &n_left, error))
    return NULL;
  if (n_left > 0)
    pd_worker_run_async (writer, PD_WORKER_BATCH, fill_search_index, writer, NULL, NULL, NULL, NULL, NULL, NULL);
  return NULL;
}

static gpointer
open_writer (PdConnection *none,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  PdStore *self = data;
  g_autoptr (PdConnection) connection = NULL;
  PdConnectionMode mode = PD_CONNECTION_CREATE;

  if (self->mode != PD_STORE_CREATE)
    {
      if (!bring_up_to_date (self, error))
        return NULL;
      mode = self->read_only ? PD_CONNECTION_READ : PD_CONNECTION_WRITE;
    }
  connection = pd_connection_open (self->path, mode, error);
  if (connection == NULL)
    return NULL;
  if (self->mode == PD_STORE_CREATE)
    {
      if (!pd_schema_create (connection, error) || !insert_project (self, connection, error))
        return NULL;
    }
  else if (!pd_schema_verify (connection, PD_SCHEMA_VERSION, error))
    return NULL;
  if (!self->read_only && !pd_connection_exec (connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000;", error))
    return NULL;
  /* Before anything is written: what is called as the index is but is not of it goes, and a trigger of a hostile file would else act once. */
  if (!self->read_only && !pd_search_index_ensure (connection, error))
    return NULL;
  if (!ensure_coder (self, connection, error) || (!self->read_only && !pd_title_order_ensure (connection, error)))
    return NULL;
  pd_worker_set_connection (self->writer, connection);
  if (!self->read_only)
    pd_worker_run_async (self->writer, PD_WORKER_BATCH, fill_search_index, self->writer, NULL, NULL, NULL, NULL, NULL, NULL);
  return GINT_TO_POINTER (TRUE);
}

static gpointer
open_reader (PdConnection *none,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  PdStore *self = data;
  g_autoptr (PdConnection) connection = NULL;
  gint64 n;

  /* SQLite looks for the log when something is read for the first time: the file may be gone by then. */
  connection = pd_connection_open (self->path, PD_CONNECTION_READ, error);
  if (connection == NULL || !pd_connection_get_integer (connection, "SELECT count(*) FROM sqlite_schema", &n, error))
    return NULL;
  pd_worker_set_connection (self->reader, connection);
  return GINT_TO_POINTER (TRUE);
}

/**
 * pd_store_new:
 * @path: the file, on a local disk
 * @mode: how to open it
 * @coder_name: the name of who works with it
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Opens or makes a project file. It waits for the disk.
 *
 * Returns: (transfer full): the store, or %NULL with an error of %PD_STORE_ERROR
 */
PdStore *
pd_store_new (const char *path,
              PdStoreMode mode,
              const char *coder_name,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (PdStore) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (coder_name != NULL, NULL);

  self = g_object_new (PD_TYPE_STORE, NULL);
  self->path = g_strdup (path);
  self->mode = mode;
  self->read_only = mode == PD_STORE_READ;
  self->coder_name = g_strdup (coder_name);
  if (!check_file (self, error))
    return NULL;
  self->writer = pd_worker_new ("pidian-writer");
  self->reader = pd_worker_new ("pidian-reader");
  if (pd_worker_run (self->writer, PD_WORKER_PERSON, open_writer, self, cancellable, error) == NULL
      || pd_worker_run (self->reader, PD_WORKER_PERSON, open_reader, self, cancellable, error) == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

static gpointer
close_reader (PdConnection *connection,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  PdStore *self = data;

  if (connection != NULL && !pd_connection_close (connection, error))
    return NULL;
  pd_worker_set_connection (self->reader, NULL);
  return GINT_TO_POINTER (TRUE);
}

/* Beside a file that is no longer where it was, SQLite makes no journal, and without one that page is not written which says that
 * the file is a plain one. */
static gboolean
has_moved (PdConnection *connection)
{
  int moved = FALSE;

  return sqlite3_file_control (pd_connection_get_db (connection), "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved;
}

static gpointer
close_writer (PdConnection *connection,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  PdStore *self = data;

  if (connection == NULL)
    return GINT_TO_POINTER (TRUE);
  /* One plain file, which can be sent, copied, and opened where nothing can be written. Where another program has
   * the project open as well, this is left to whoever closes it last. */
  if (!self->read_only)
    {
      pd_connection_exec (connection, "PRAGMA busy_timeout = 0;", NULL);
      /* What is not forgotten today is tomorrow. */
      if (pd_journal_shorten (connection, MAX_JOURNAL_BYTES, NULL))
        pd_purge_run (connection, NULL);
      pd_connection_exec (connection, "PRAGMA optimize;", NULL);
      if (pd_connection_exec (connection, "PRAGMA wal_checkpoint (TRUNCATE)", NULL))
        pd_connection_exec (connection, has_moved (connection) ? "PRAGMA journal_mode = MEMORY" : "PRAGMA journal_mode = DELETE", NULL);
    }
  if (!pd_connection_close (connection, error))
    return NULL;
  pd_worker_set_connection (self->writer, NULL);
  return GINT_TO_POINTER (TRUE);
}

/**
 * pd_store_close:
 * @error: return location for an error
 *
 * Closes the file when all that was asked for is done: one plain file is left. It waits for the disk.
 *
 * Returns: whether it closed
 */
gboolean
pd_store_close (PdStore *self,
                GError **error)
{
  g_return_val_if_fail (PD_IS_STORE (self), FALSE);

  /* Reading jobs end first, then what is to be written, whatever its priority. */
  if (pd_worker_run (self->reader, PD_WORKER_BATCH, close_reader, self, NULL, error) == NULL
      || pd_worker_run (self->writer, PD_WORKER_BATCH, close_writer, self, NULL, error) == NULL)
    return FALSE;
  g_clear_pointer (&self->copy, pd_reading_copy_free);
  return TRUE;
}

/**
 * pd_store_empty_log:
 * @connection: the writer's connection
 *
 * Writes what is in SQLite's log into the file, so far as nobody is reading it at the moment. Only from a job of the writer.
 */
void
pd_store_empty_log (PdConnection *connection)
{
  gint64 timeout;

  g_return_if_fail (PD_IS_CONNECTION (connection));

  if (!pd_connection_get_integer (connection, "PRAGMA busy_timeout", &timeout, NULL))
    return;
  sqlite3_busy_timeout (pd_connection_get_db (connection), 0);
  pd_connection_exec (connection, "PRAGMA wal_checkpoint (TRUNCATE)", NULL);
  sqlite3_busy_timeout (pd_connection_get_db (connection), (int) timeout);
}

/**
 * pd_store_get_path:
 *
 * Returns: (transfer none): the file
 */
const char *
pd_store_get_path (PdStore *self)
{
  g_return_val_if_fail (PD_IS_STORE (self), NULL);

  return self->path;
}

/**
 * pd_store_get_kept_path:
 *
 * Returns: (transfer none) (nullable): where it was of an older version and was brought up to date when it was opened, the
 *   file in which it is kept as it was
 */
const char *
pd_store_get_kept_path (PdStore *self)
{
  g_return_val_if_fail (PD_IS_STORE (self), NULL);

  return self->kept_path;
}

/**
 * pd_store_get_read_only:
 *
 * Returns: whether nothing can be written
 */
gboolean
pd_store_get_read_only (PdStore *self)
{
  g_return_val_if_fail (PD_IS_STORE (self), TRUE);

  return self->read_only;
}

/**
 * pd_store_get_coder_id:
 *
 * Returns: (transfer none) (nullable): the UUID of who works with it; %NULL where it is read only and they are not
 *   one of its coders
 */
const char *
pd_store_get_coder_id (PdStore *self)
{
  g_return_val_if_fail (PD_IS_STORE (self), NULL);

  return self->coder_id;
}

/**
 * pd_store_get_coder:
 *
 * Returns: the row of who works with it, or 0
 */
gint64
pd_store_get_coder (PdStore *self)
{
  g_return_val_if_fail (PD_IS_STORE (self), 0);

  return self->coder;
}

/**
 * pd_store_get_writer:
 *
 * Returns: (transfer none): the thread that writes
 */
PdWorker *
pd_store_get_writer (PdStore *self)
{
  g_return_val_if_fail (PD_IS_STORE (self), NULL);

  return self->writer;
}

/**
 * pd_store_get_reader:
 *
 * Returns: (transfer none): the thread that reads
 */
PdWorker *
pd_store_get_reader (PdStore *self)
{
  g_return_val_if_fail (PD_IS_STORE (self), NULL);

  return self->reader;
}
