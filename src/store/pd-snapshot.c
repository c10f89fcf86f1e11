#include "pd-snapshot.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "pd-file-sync.h"
#include "pd-schema.h"

/* How many pages are copied between two looks at whether it was cancelled: 1 MiB. */
#define STEP 256

/* So many steps are put on the disk at once. All of them at the end would be so much that whoever marks something then waits
 * for it. */
#define SYNC_STEPS 8

/* What is copied is what the file holds at this moment, whatever is written meanwhile: without a transaction, a copy that is
 * made in steps begins anew at each change. In WAL mode, no writer waits for it. */
static gboolean
begin (PdConnection *connection,
       GError **error)
{
  gint64 n;

  return pd_connection_exec (connection, "BEGIN", error) && pd_connection_get_integer (connection, "SELECT count(*) FROM sqlite_schema", &n, error);
}

static PdConnection *
open_source (const char *path,
             GError **error)
{
  g_autoptr (PdConnection) connection = pd_connection_open (path, PD_CONNECTION_READ, error);

  return connection != NULL && begin (connection, error) ? g_steal_pointer (&connection) : NULL;
}

/* @target is put on the disk as it grows, where it is a new file. */
static gboolean
copy (PdConnection *from,
      PdConnection *to,
      const char *target,
      PdSnapshotProgress progress,
      gpointer data,
      GCancellable *cancellable,
      GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (pd_connection_get_db (to), "main", pd_connection_get_db (from), "main");
  g_autofd int fd = target != NULL ? g_open (target, O_RDONLY | O_CLOEXEC, 0) : -1;
  int code = SQLITE_OK;

  if (backup == NULL)
    {
      pd_connection_set_error (to, sqlite3_extended_errcode (pd_connection_get_db (to)), error);
      return FALSE;
    }
  for (guint i = 1; code == SQLITE_OK && !g_cancellable_is_cancelled (cancellable); i++)
    {
      code = sqlite3_backup_step (backup, STEP);
      if (fd != -1 && i % SYNC_STEPS == 0)
        fdatasync (fd);
      if (progress != NULL && code == SQLITE_OK)
        progress (1 - sqlite3_backup_remaining (backup) / (double) MAX (sqlite3_backup_pagecount (backup), 1), data);
    }
  /* What is not complete is rolled back. */
  sqlite3_backup_finish (backup);
  if (code == SQLITE_OK)
    return !g_cancellable_set_error_if_cancelled (cancellable, error);
  if (code != SQLITE_DONE)
    pd_connection_set_error (to, code, error);
  return code == SQLITE_DONE;
}

static gboolean
write_file (PdConnection *from,
            const char *target,
            PdSnapshotProgress progress,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (PdConnection) to = pd_connection_open (target, PD_CONNECTION_CREATE, error);

  if (to == NULL)
    return FALSE;
  /* What is not finished is nothing, so that it need not be on the disk before all of it is. The copy of a file in WAL mode says so in its
   * header; a plain file says otherwise. */
  return pd_connection_exec (to, "PRAGMA synchronous = OFF", error)
         && copy (from, to, target, progress, data, cancellable, error)
         && pd_connection_exec (to, "PRAGMA journal_mode = DELETE", error)
         && pd_connection_close (to, error)
         && pd_file_sync (target, error);
}

/**
 * pd_snapshot_write:
 * @path: a project file, which may be in use
 * @target: a file to be made, which must not exist
 * @progress: (nullable): is told how far it is
 * @data: handed to @progress
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Writes what a project file holds at one moment into a plain file of its own (SQLite's backup interface), and puts it on the disk. Nobody
 * who works with the project waits for it. Where it fails or is cancelled, an incomplete @target may be left, which is for the
 * caller to remove.
 *
 * Returns: whether it is written
 */
gboolean
pd_snapshot_write (const char *path,
                   const char *target,
                   PdSnapshotProgress progress,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (PdConnection) from = NULL;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (target != NULL, FALSE);

  from = open_source (path, error);
  return from != NULL && write_file (from, target, progress, data, cancellable, error);
}

/**
 * pd_snapshot_write_from:
 * @connection: a connection to a project file, which is in no transaction
 * @target: a file to be made, which must not exist
 * @progress: (nullable): is told how far it is
 * @data: handed to @progress
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Writes what a project holds as [func@Pd.snapshot_write] does, through a connection that is open already: it reads the file also
 * where that has another name by now, or none.
 *
 * Returns: whether it is written
 */
gboolean
pd_snapshot_write_from (PdConnection *connection,
                        const char *target,
                        PdSnapshotProgress progress,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  gboolean ok;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (target != NULL, FALSE);

  ok = begin (connection, error) && write_file (connection, target, progress, data, cancellable, error);
  if (!sqlite3_get_autocommit (pd_connection_get_db (connection)))
    pd_connection_exec (connection, "ROLLBACK", NULL);
  return ok;
}

/* Table by table, with those that the search index keeps its words in: of the whole file, SQLite has FTS5 check what these words
 * mean too, which takes ten times as long, and what is derived can be made anew. */
static gboolean
check_pages (PdConnection *connection,
             GError **error)
{
  sqlite3_stmt *statement;
  gboolean has_row;

  statement = pd_connection_prepare (connection,
                                     "SELECT c.quick_check FROM (SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL %'"
                                     " UNION ALL SELECT 'sqlite_schema') t, pragma_quick_check (t.name) c WHERE c.quick_check <> 'ok' LIMIT 1",
                                     error);
  if (statement == NULL || !pd_connection_step (connection, statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  sqlite3_reset (statement);
  g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_DAMAGED, _ ("The project file is damaged or cut short."));
  return FALSE;
}

/**
 * pd_snapshot_verify:
 * @path: a project file
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Checks that a file is a project whose every page can be read: what `pidian check` verifies first, without looking at what the
 * rows say.
 *
 * Returns: whether it is; %PD_STORE_ERROR_DAMAGED where it is damaged
 */
gboolean
pd_snapshot_verify (const char *path,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (PdConnection) connection = NULL;
  int version;

  g_return_val_if_fail (path != NULL, FALSE);

  connection = pd_connection_open (path, PD_CONNECTION_READ, error);
  if (connection == NULL
      || !pd_schema_get_version (connection, &version, error)
      || !pd_schema_verify (connection, version, error))
    return FALSE;
  pd_connection_set_cancellable (connection, cancellable);
  return check_pages (connection, error);
}

/**
 * pd_snapshot_restore:
 * @snapshot: a project file, such as [func@Pd.snapshot_write] makes
 * @path: a project file, which is closed
 * @error: return location for an error
 *
 * Makes a project file hold what another holds, in one transaction: whatever happens meanwhile, it is as it was or as it is to
 * be.
 *
 * Returns: whether it does; otherwise it is as it was
 */
gboolean
pd_snapshot_restore (const char *snapshot,
                     const char *path,
                     GError **error)
{
  g_autoptr (PdConnection) from = NULL;
  g_autoptr (PdConnection) to = NULL;

  g_return_val_if_fail (snapshot != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  from = open_source (snapshot, error);
  if (from == NULL)
    return FALSE;
  to = pd_connection_open (path, PD_CONNECTION_WRITE, error);
  return to != NULL
         && pd_connection_exec (to, "PRAGMA synchronous = FULL", error)
         && copy (from, to, NULL, NULL, NULL, NULL, error)
         && pd_connection_close (to, error);
}
