#include "pd-recovery.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "pd-backups.h"
#include "pd-document-portal.h"
#include "pd-project-file.h"
#include "pd-snapshot.h"

static void
find_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  g_autoptr (PdBackups) backups = pd_backups_new (NULL);

  g_task_return_pointer (task, pd_backups_find_newest (backups, data), g_object_unref);
}

/**
 * pd_recovery_find_async:
 * @path: a project file that is damaged, or no longer there
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is known
 * @user_data: handed to @callback
 *
 * Looks for the newest backup of a project.
 */
void
pd_recovery_find_async (const char *path,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (path != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_recovery_find_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, find_in_thread);
}

/**
 * pd_recovery_find_finish:
 * @result: what the callback got
 *
 * Returns: (transfer full) (nullable): the newest backup, or %NULL where there is none or it was cancelled
 */
PdBackup *
pd_recovery_find_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static gboolean
move (const char *from,
      const char *to,
      const char *suffix,
      GError **error)
{
  g_autofree char *source = g_strconcat (from, suffix, NULL);
  g_autofree char *target = g_strconcat (to, suffix, NULL);
  int code;

  if (g_rename (source, target) == 0 || errno == ENOENT)
    return TRUE;
  code = errno;
  g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_FAILED, _ ("The damaged file could not be put aside (%s). Nothing was changed."), g_strerror (code));
  return FALSE;
}

/* With SQLite's log, in which there may be something yet, and which must not meet another file. */
static gboolean
put_aside (const char *path,
           char **kept,
           GError **error)
{
  static const char *const suffixes[] = { "-wal", "-journal", "-shm", "" };
  /* Translators: stands in the name of the file that a damaged project is kept in: "study (damaged 2025-01-30 08.15.00).pidian". */
  g_autofree char *sibling = pd_project_file_make_sibling (path, _ ("damaged"));

  /* There it stays until the backup takes its place, and is elsewhere besides. */
  if (pd_document_portal_has (path))
    {
      if (!pd_project_file_copy (path, sibling, NULL, error))
        return FALSE;
      *kept = g_steal_pointer (&sibling);
      return TRUE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      if (!move (path, sibling, suffixes[i], error))
        return FALSE;
    }
  *kept = g_steal_pointer (&sibling);
  return TRUE;
}

/**
 * pd_recovery_run:
 * @path: a project file that is damaged, or no longer there
 * @backup: a backup of it
 * @kept: (out) (nullable): the damaged file under its new name, where there was one
 * @error: return location for an error
 *
 * Puts a backup in the place of a project that cannot be opened, which is kept beside it. It waits for the disk.
 *
 * Returns: whether it is there
 */
gboolean
pd_recovery_run (const char *path,
                 PdBackup *backup,
                 char **kept,
                 GError **error)
{
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (PD_IS_BACKUP (backup), FALSE);
  g_return_val_if_fail (kept != NULL, FALSE);

  *kept = NULL;
  /* Whatever happened to the project may have happened to the backup. */
  if (!pd_snapshot_verify (pd_backup_get_path (backup), NULL, error))
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !put_aside (path, kept, error))
    return FALSE;
  return pd_project_file_copy (pd_backup_get_path (backup), path, NULL, error);
}

typedef struct
{
  char *path;
  PdBackup *backup;
  char *kept;
} Recovery;

static void
recovery_free (gpointer data)
{
  Recovery *recovery = data;

  g_free (recovery->path);
  g_object_unref (recovery->backup);
  g_free (recovery->kept);
  g_free (recovery);
}

static void
run_in_thread (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  Recovery *recovery = data;
  GError *error = NULL;

  if (pd_recovery_run (recovery->path, recovery->backup, &recovery->kept, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * pd_recovery_run_async:
 * @path: a project file that is damaged, or no longer there
 * @backup: a backup of it
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is there
 * @user_data: handed to @callback
 *
 * Puts a backup in the place of a project, as [func@Pd.recovery_run] does.
 */
void
pd_recovery_run_async (const char *path,
                       PdBackup *backup,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Recovery *recovery;

  g_return_if_fail (path != NULL);
  g_return_if_fail (PD_IS_BACKUP (backup));

  recovery = g_new0 (Recovery, 1);
  recovery->path = g_strdup (path);
  recovery->backup = g_object_ref (backup);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_recovery_run_async);
  g_task_set_task_data (task, recovery, recovery_free);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * pd_recovery_run_finish:
 * @result: what the callback got
 * @kept: (out) (nullable): the damaged file under its new name, where there was one
 * @error: return location for an error
 *
 * Returns: whether the backup is in the place of the project
 */
gboolean
pd_recovery_run_finish (GAsyncResult *result,
                        char **kept,
                        GError **error)
{
  Recovery *recovery;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  g_return_val_if_fail (kept != NULL, FALSE);

  recovery = g_task_get_task_data (G_TASK (result));
  *kept = g_steal_pointer (&recovery->kept);
  return g_task_propagate_boolean (G_TASK (result), error);
}
