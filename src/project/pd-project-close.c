#include "pd-project-private.h"

/*< private >
 * pd_project_unlock:
 *
 * Tells others no longer that it is open. It waits for the disk.
 */
void
pd_project_unlock (PdProject *self)
{
  if (self->lock != NULL)
    pd_project_lock_release (self->lock);
  g_clear_object (&self->lock);
}

/**
 * pd_project_close:
 * @error: return location for an error
 *
 * Closes the project when all that was asked for is done. It waits for the disk.
 *
 * Returns: whether it closed
 */
gboolean
pd_project_close (PdProject *self,
                  GError **error)
{
  gboolean ok;

  g_return_val_if_fail (PD_IS_PROJECT (self), FALSE);

  pd_project_stop_watch (self);
  if (self->store != NULL && !pd_store_close (self->store, error))
    return FALSE;
  ok = self->saver == NULL || pd_saver_finish (self->saver, error);
  if (ok)
    g_clear_object (&self->saver);
  pd_project_unlock (self);
  return ok;
}

static void
close_in_thread (GTask *task,
                 gpointer source,
                 gpointer data,
                 GCancellable *cancellable)
{
  GError *error = NULL;

  if (pd_project_close (source, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * pd_project_close_async:
 * @callback: called when it is closed
 * @user_data: handed to @callback
 *
 * Closes the project when all that was asked for is done.
 */
void
pd_project_close_async (PdProject *self,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PD_IS_PROJECT (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pd_project_close_async);
  g_task_run_in_thread (task, close_in_thread);
}

/**
 * pd_project_close_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether it closed
 */
gboolean
pd_project_close_finish (PdProject *self,
                         GAsyncResult *result,
                         GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pd_project_settle:
 * @choice: which version stays; %PD_WORKING_COPY_THEIRS only where closing it has failed
 * @error: return location for an error
 *
 * Does what a person has chosen where the file was changed elsewhere as well; the other version is kept beside it. It waits for
 * the disk.
 *
 * Returns: whether the file is what was chosen
 */
gboolean
pd_project_settle (PdProject *self,
                   PdWorkingCopyChoice choice,
                   GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), FALSE);

  return self->saver == NULL || pd_saver_settle (self->saver, choice, error);
}

static void
settle_in_thread (GTask *task,
                  gpointer source,
                  gpointer data,
                  GCancellable *cancellable)
{
  GError *error = NULL;

  if (pd_project_settle (source, GPOINTER_TO_INT (data), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * pd_project_settle_async:
 * @choice: which version stays
 * @callback: called when it does
 * @user_data: handed to @callback
 *
 * Does what a person has chosen, as [method@Pd.Project.settle] does.
 */
void
pd_project_settle_async (PdProject *self,
                         PdWorkingCopyChoice choice,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PD_IS_PROJECT (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pd_project_settle_async);
  g_task_set_task_data (task, GINT_TO_POINTER (choice), NULL);
  g_task_run_in_thread (task, settle_in_thread);
}

/**
 * pd_project_settle_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether the file is what was chosen
 */
gboolean
pd_project_settle_finish (PdProject *self,
                          GAsyncResult *result,
                          GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
