#include "pd-snapshot.h"

/**
 * pd_snapshot_write:
 * @path: a project file, which may be in use
 * @target: a file to be made, which must not exist
 * @error: return location for an error
 *
 * Writes what a project file holds at one moment into a plain file of its own (SQLite's backup interface).
 *
 * Returns: whether it is written
 */
gboolean
pd_snapshot_write (const char *path,
                   const char *target,
                   GError **error)
{
  g_autoptr (PdConnection) from = NULL;
  g_autoptr (PdConnection) to = NULL;
  sqlite3_backup *backup;
  int code;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (target != NULL, FALSE);

  from = pd_connection_open (path, PD_CONNECTION_READ, error);
  if (from == NULL)
    return FALSE;
  to = pd_connection_open (target, PD_CONNECTION_CREATE, error);
  if (to == NULL)
    return FALSE;
  backup = sqlite3_backup_init (pd_connection_get_db (to), "main", pd_connection_get_db (from), "main");
  if (backup == NULL)
    {
      pd_connection_set_error (to, sqlite3_extended_errcode (pd_connection_get_db (to)), error);
      return FALSE;
    }
  code = sqlite3_backup_step (backup, -1);
  sqlite3_backup_finish (backup);
  if (code != SQLITE_DONE)
    {
      pd_connection_set_error (to, code, error);
      return FALSE;
    }
  /* The copy of a file in WAL mode says so in its header; a plain file says otherwise. */
  return pd_connection_exec (to, "PRAGMA journal_mode = DELETE", error)
         && pd_connection_close (to, error);
}
