#include "pd-project-backups.h"

#include "pd-project-place.h"

/**
 * pd_project_load_backups:
 * @backups: where they are kept
 * @n_bytes: (out): how much the backups of all projects take, in bytes
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Finds the backups of a project, those of other files of it too, such as of a copy. It waits for the disk.
 *
 * Returns: (transfer full) (element-type PdBackup): the backups, the newest first; %NULL with an error
 */
GPtrArray *
pd_project_load_backups (PdProject *self,
                         PdBackups *backups,
                         gint64 *n_bytes,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GPtrArray) projects = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);
  g_return_val_if_fail (PD_IS_BACKUPS (backups), NULL);
  g_return_val_if_fail (n_bytes != NULL, NULL);

  projects = pd_project_load (self, PD_WORD_PROJECT, 0, NULL, cancellable, error);
  if (projects == NULL)
    return NULL;
  *n_bytes = pd_backups_get_n_bytes (backups);
  return pd_backups_list (backups, projects->len > 0 ? pd_record_get_id (g_ptr_array_index (projects, 0)) : "", error);
}

typedef struct
{
  PdBackups *backups;
  gint64 n_bytes;
} Listing;

static void
listing_free (gpointer data)
{
  Listing *listing = data;

  g_object_unref (listing->backups);
  g_free (listing);
}

static void
load_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  Listing *listing = data;
  GError *error = NULL;
  GPtrArray *backups = pd_project_load_backups (source, listing->backups, &listing->n_bytes, cancellable, &error);

  if (backups != NULL)
    g_task_return_pointer (task, backups, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * pd_project_load_backups_async:
 * @backups: where they are kept
 * @cancellable: (nullable): to cancel it
 * @callback: called when they are found
 * @user_data: handed to @callback
 *
 * Finds the backups of a project, as [method@Pd.Project.load_backups] does.
 */
void
pd_project_load_backups_async (PdProject *self,
                               PdBackups *backups,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Listing *listing;

  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (PD_IS_BACKUPS (backups));

  listing = g_new0 (Listing, 1);
  listing->backups = g_object_ref (backups);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_project_load_backups_async);
  g_task_set_task_data (task, listing, listing_free);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * pd_project_load_backups_finish:
 * @result: what the callback got
 * @n_bytes: (out): how much the backups of all projects take, in bytes
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type PdBackup): the backups, the newest first; %NULL with an error
 */
GPtrArray *
pd_project_load_backups_finish (PdProject *self,
                                GAsyncResult *result,
                                gint64 *n_bytes,
                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (n_bytes != NULL, NULL);

  *n_bytes = ((Listing *) g_task_get_task_data (G_TASK (result)))->n_bytes;
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pd_project_compare_backup:
 * @backup: a backup of it
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Counts what is in a backup, and what is different in the project by now. It waits for the disk, but keeps nobody else
 * waiting.
 *
 * Returns: (transfer full): the numbers, to be freed with g_free(); %NULL with an error
 */
PdSnapshotDifference *
pd_project_compare_backup (PdProject *self,
                           PdBackup *backup,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autofree PdSnapshotDifference *difference = g_new0 (PdSnapshotDifference, 1);
  g_autoptr (PdScratch) scratch = NULL;
  g_autofree char *readable = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);
  g_return_val_if_fail (PD_IS_BACKUP (backup), NULL);

  readable = pd_project_make_readable (self, &scratch, cancellable, error);
  if (readable == NULL || !pd_snapshot_difference_measure (difference, pd_backup_get_path (backup), readable, cancellable, error))
    return NULL;
  return g_steal_pointer (&difference);
}

static void
compare_in_thread (GTask *task,
                   gpointer source,
                   gpointer data,
                   GCancellable *cancellable)
{
  GError *error = NULL;
  PdSnapshotDifference *difference = pd_project_compare_backup (source, data, cancellable, &error);

  if (difference != NULL)
    g_task_return_pointer (task, difference, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * pd_project_compare_backup_async:
 * @backup: a backup of it
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is counted
 * @user_data: handed to @callback
 *
 * Counts what is in a backup, as [method@Pd.Project.compare_backup] does.
 */
void
pd_project_compare_backup_async (PdProject *self,
                                 PdBackup *backup,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (PD_IS_BACKUP (backup));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_project_compare_backup_async);
  g_task_set_task_data (task, g_object_ref (backup), g_object_unref);
  g_task_run_in_thread (task, compare_in_thread);
}

/**
 * pd_project_compare_backup_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the numbers, to be freed with g_free(); %NULL with an error
 */
PdSnapshotDifference *
pd_project_compare_backup_finish (PdProject *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
