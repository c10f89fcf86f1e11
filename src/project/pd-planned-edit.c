#include "pd-planned-edit.h"

#include "pd-project-private.h"
#include "pd-rows.h"

/**
 * PdPlannedEdit:
 *
 * Something that is to be done, as one step of undo, which takes more than is known of it where it is asked for. What it comes to is found out in the
 * transaction that does it, so that nothing that somebody else did meanwhile is lost.
 */
typedef struct
{
  char *label;
} PdPlannedEditPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PdPlannedEdit, pd_planned_edit, G_TYPE_OBJECT)

static void
pd_planned_edit_finalize (GObject *object)
{
  PdPlannedEditPrivate *priv = pd_planned_edit_get_instance_private (PD_PLANNED_EDIT (object));

  g_free (priv->label);

  G_OBJECT_CLASS (pd_planned_edit_parent_class)->finalize (object);
}

static void
pd_planned_edit_class_init (PdPlannedEditClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_planned_edit_finalize;
}

static void
pd_planned_edit_init (PdPlannedEdit *self)
{
}

/**
 * pd_planned_edit_set_label:
 * @label: what it does, in the person's language, as it stands behind Undo
 *
 * Sets what it is called. For subclasses.
 */
void
pd_planned_edit_set_label (PdPlannedEdit *self,
                           const char *label)
{
  PdPlannedEditPrivate *priv;

  g_return_if_fail (PD_IS_PLANNED_EDIT (self));
  g_return_if_fail (label != NULL);

  priv = pd_planned_edit_get_instance_private (self);
  g_set_str (&priv->label, label);
}

/**
 * pd_planned_edit_get_label:
 *
 * Returns: (transfer none): what it does, in the person's language
 */
const char *
pd_planned_edit_get_label (PdPlannedEdit *self)
{
  PdPlannedEditPrivate *priv;

  g_return_val_if_fail (PD_IS_PLANNED_EDIT (self), NULL);

  priv = pd_planned_edit_get_instance_private (self);
  return priv->label;
}

/**
 * pd_planned_edit_join_notes:
 * @note: (nullable): a note
 * @other: (nullable): another
 *
 * Returns: (transfer full) (nullable): both, each once
 */
char *
pd_planned_edit_join_notes (const char *note,
                            const char *other)
{
  if (note == NULL || *note == '\0')
    return g_strdup (other);
  if (other == NULL || *other == '\0' || g_str_equal (note, other))
    return g_strdup (note);
  return g_strconcat (note, "\n", other, NULL);
}

typedef struct
{
  PdProject *project;
  PdPlannedEdit *edit;
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

static gboolean
carry_out (PdConnection *connection,
           PdRecorder *recorder,
           gpointer data,
           GError **error)
{
  Job *job = data;
  g_autoptr (PdEdit) edit = pd_edit_new (pd_planned_edit_get_label (job->edit));

  return PD_PLANNED_EDIT_GET_CLASS (job->edit)->plan (job->edit, connection, pd_project_get_coder_id (job->project), edit, error)
         && pd_rows_apply (connection, edit, pd_store_get_coder (pd_project_get_store (job->project)), error);
}

static gpointer
perform (PdConnection *connection,
         gpointer data,
         GCancellable *cancellable,
         GError **error)
{
  Job *job = data;

  return GINT_TO_POINTER (pd_project_transact (job->project, connection, pd_planned_edit_get_label (job->edit), carry_out, job, error));
}

/**
 * pd_project_perform_planned_edit:
 * @edit: what to do
 * @cancellable: (nullable): to cancel it before it begins
 * @error: return location for an error
 *
 * Does something, as one step of undo. When this returns it is on the disk. It waits for that.
 *
 * Returns: whether it is done; otherwise nothing is
 */
gboolean
pd_project_perform_planned_edit (PdProject *self,
                                 PdPlannedEdit *edit,
                                 GCancellable *cancellable,
                                 GError **error)
{
  g_auto (Job) job = { 0 };

  g_return_val_if_fail (PD_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (PD_IS_PLANNED_EDIT (edit), FALSE);

  job.project = g_object_ref (self);
  job.edit = g_object_ref (edit);
  return pd_worker_run (pd_store_get_writer (pd_project_get_store (self)), PD_WORKER_PERSON, perform, &job, cancellable, error) != NULL;
}

/**
 * pd_project_perform_planned_edit_async:
 * @edit: what to do
 * @cancellable: (nullable): to cancel it before it begins
 * @callback: called when it is on the disk, or failed
 * @user_data: handed to @callback
 *
 * Does something, as one step of undo. What is asked for first is done first.
 */
void
pd_project_perform_planned_edit_async (PdProject *self,
                                       PdPlannedEdit *edit,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  Job *job;

  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (PD_IS_PLANNED_EDIT (edit));

  job = g_new0 (Job, 1);
  job->project = g_object_ref (self);
  job->edit = g_object_ref (edit);
  pd_worker_run_async (pd_store_get_writer (pd_project_get_store (self)), PD_WORKER_PERSON, perform, job, job_free, NULL, self, cancellable, callback, user_data);
}

/**
 * pd_project_perform_planned_edit_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether it is done; otherwise nothing is
 */
gboolean
pd_project_perform_planned_edit_finish (PdProject *self,
                                        GAsyncResult *result,
                                        GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), FALSE);

  return pd_worker_run_finish (result, error) != NULL;
}
