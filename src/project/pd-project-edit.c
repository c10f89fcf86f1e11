#include "pd-project-private.h"

#include <glib/gi18n-lib.h>

#include "pd-rows.h"

/* What is done with a project, as a job of its writer. */
typedef struct
{
  PdProject *project;
  PdEdit *edit;
  gboolean redo;
} Job;

static void
job_clear (Job *job)
{
  g_clear_object (&job->project);
  g_clear_object (&job->edit);
}

static void
job_free (gpointer data)
{
  job_clear (data);
  g_free (data);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

static Job *
job_new (PdProject *self)
{
  Job *job = g_new0 (Job, 1);

  job->project = g_object_ref (self);
  return job;
}

static gboolean
carry_out (PdConnection *connection,
           PdRecorder *recorder,
           gpointer data,
           GError **error)
{
  Job *job = data;

  return pd_rows_apply (connection, job->edit, pd_store_get_coder (pd_project_get_store (job->project)), error);
}

/**
 * pd_project_check_writable:
 * @error: return location for an error
 *
 * Returns: whether anything can be changed
 */
gboolean
pd_project_check_writable (PdProject *self,
                           GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), FALSE);

  if (!pd_project_get_read_only (self))
    return TRUE;
  g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_READ_ONLY, _ ("The project can only be read."));
  return FALSE;
}

/**
 * pd_project_transact:
 * @connection: the writer's connection
 * @label: what is done, in the person's language
 * @func: does it
 * @data: handed to @func
 * @error: return location for an error
 *
 * Does something as one step of undo, and tells everybody what it changed. For the jobs of this layer.
 *
 * Returns: whether it is done; otherwise nothing is
 */
gboolean
pd_project_transact (PdProject *self,
                     PdConnection *connection,
                     const char *label,
                     PdTransactionFunc func,
                     gpointer data,
                     GError **error)
{
  g_autoptr (PdChanges) changes = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  if (!pd_project_check_writable (self, error))
    return FALSE;
  changes = pd_transaction_run (connection, label, pd_store_get_coder (pd_project_get_store (self)), NULL, func, data, error);
  if (changes == NULL)
    return FALSE;
  pd_project_announce (self, connection, changes);
  return TRUE;
}

static gpointer
perform (PdConnection *connection,
         gpointer data,
         GCancellable *cancellable,
         GError **error)
{
  Job *job = data;

  return GINT_TO_POINTER (pd_project_transact (job->project, connection, pd_edit_get_label (job->edit), carry_out, job, error));
}

/**
 * pd_project_perform:
 * @edit: what to do
 * @cancellable: (nullable): to cancel it before it begins
 * @error: return location for an error
 *
 * Does something, as one step of undo. When this returns it is on the disk. It waits for that.
 *
 * Returns: whether it is done; otherwise nothing is
 */
gboolean
pd_project_perform (PdProject *self,
                    PdEdit *edit,
                    GCancellable *cancellable,
                    GError **error)
{
  g_auto (Job) job = { 0 };

  g_return_val_if_fail (PD_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (PD_IS_EDIT (edit), FALSE);

  job.project = g_object_ref (self);
  job.edit = g_object_ref (edit);
  return pd_worker_run (pd_store_get_writer (pd_project_get_store (self)), PD_WORKER_PERSON, perform, &job, cancellable, error) != NULL;
}

/**
 * pd_project_perform_async:
 * @edit: what to do
 * @cancellable: (nullable): to cancel it before it begins
 * @callback: called when it is on the disk, or failed
 * @user_data: handed to @callback
 *
 * Does something, as one step of undo. What is asked for first is done first.
 */
void
pd_project_perform_async (PdProject *self,
                          PdEdit *edit,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Job *job;

  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (PD_IS_EDIT (edit));

  job = job_new (self);
  job->edit = g_object_ref (edit);
  pd_worker_run_async (pd_store_get_writer (pd_project_get_store (self)), PD_WORKER_PERSON, perform, job, job_free, NULL, self, cancellable, callback, user_data);
}

/**
 * pd_project_perform_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether it is done; otherwise nothing is
 */
gboolean
pd_project_perform_finish (PdProject *self,
                           GAsyncResult *result,
                           GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), FALSE);

  return pd_worker_run_finish (result, error) != NULL;
}

static gpointer
undo (PdConnection *connection,
      gpointer data,
      GCancellable *cancellable,
      GError **error)
{
  Job *job = data;
  g_autoptr (PdChanges) changes = NULL;
  g_autofree char *label = NULL;

  if (!pd_project_check_writable (job->project, error))
    return NULL;
  changes = pd_transaction_undo (connection, job->redo, &label, error);
  if (changes == NULL)
    return NULL;
  pd_project_announce (job->project, connection, changes);
  return g_steal_pointer (&label);
}

/**
 * pd_project_undo:
 * @redo: whether to do again what was undone last, instead
 * @label: (out) (nullable): what was undone or redone; %NULL where there was nothing
 * @cancellable: (nullable): to cancel it before it begins
 * @error: return location for an error
 *
 * Takes the last step back, be it of an earlier day. It waits for the disk.
 *
 * Returns: whether that went well
 */
gboolean
pd_project_undo (PdProject *self,
                 gboolean redo,
                 char **label,
                 GCancellable *cancellable,
                 GError **error)
{
  g_auto (Job) job = { 0 };
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (label != NULL, FALSE);

  job.project = g_object_ref (self);
  job.redo = redo;
  *label = pd_worker_run (pd_store_get_writer (pd_project_get_store (self)), PD_WORKER_PERSON, undo, &job, cancellable, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * pd_project_undo_async:
 * @redo: whether to do again what was undone last, instead
 * @cancellable: (nullable): to cancel it before it begins
 * @callback: called when that is on the disk, or failed
 * @user_data: handed to @callback
 *
 * Takes the last step back, be it of an earlier day.
 */
void
pd_project_undo_async (PdProject *self,
                       gboolean redo,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Job *job;

  g_return_if_fail (PD_IS_PROJECT (self));

  job = job_new (self);
  job->redo = redo;
  pd_worker_run_async (pd_store_get_writer (pd_project_get_store (self)), PD_WORKER_PERSON, undo, job, job_free, g_free, self, cancellable, callback, user_data);
}

/**
 * pd_project_undo_finish:
 * @result: what the callback got
 * @label: (out) (optional) (nullable): what was undone or redone; %NULL where there was nothing
 * @error: return location for an error
 *
 * Returns: whether that went well
 */
gboolean
pd_project_undo_finish (PdProject *self,
                        GAsyncResult *result,
                        char **label,
                        GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *what = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (self), FALSE);

  what = pd_worker_run_finish (result, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (label != NULL)
    *label = g_steal_pointer (&what);
  return TRUE;
}
