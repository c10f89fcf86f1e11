#include "pd-claim-edit-private.h"

#include "pd-project-private.h"
#include "pd-rows.h"

/**
 * PdClaimEdit:
 *
 * Something that is to be done to claims or to the names of those who say them, which takes more than is known of them where it is asked for.
 */
G_DEFINE_FINAL_TYPE (PdClaimEdit, pd_claim_edit, G_TYPE_OBJECT)

static void
pd_claim_edit_finalize (GObject *object)
{
  PdClaimEdit *self = PD_CLAIM_EDIT (object);

  g_free (self->label);
  g_free (self->id);
  g_free (self->other_id);
  g_free (self->new_id);
  g_free (self->text);
  g_free (self->note);
  g_strfreev (self->ids);
  g_clear_object (&self->record);
  g_clear_pointer (&self->evidence, g_ptr_array_unref);

  G_OBJECT_CLASS (pd_claim_edit_parent_class)->finalize (object);
}

static void
pd_claim_edit_class_init (PdClaimEditClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_claim_edit_finalize;
}

static void
pd_claim_edit_init (PdClaimEdit *self)
{
}

/**
 * pd_claim_edit_new:
 * @label: what it does, in the person's language, as it stands behind Undo
 * @plan: finds out the steps
 * @id: (nullable): the UUID of what it is done to
 * @other_id: (nullable): and of what it is done with
 *
 * Returns: (transfer full): an edit
 */
PdClaimEdit *
pd_claim_edit_new (const char *label,
                   PdClaimPlan plan,
                   const char *id,
                   const char *other_id)
{
  PdClaimEdit *self = g_object_new (PD_TYPE_CLAIM_EDIT, NULL);

  self->label = g_strdup (label);
  self->plan = plan;
  self->id = g_strdup (id);
  self->other_id = g_strdup (other_id);
  return self;
}

/**
 * pd_claim_edit_join_notes:
 * @note: (nullable): a note
 * @other: (nullable): another
 *
 * Returns: (transfer full) (nullable): both, each once
 */
char *
pd_claim_edit_join_notes (const char *note,
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
  PdClaimEdit *edit;
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
  g_autoptr (PdEdit) edit = pd_edit_new (job->edit->label);

  return job->edit->plan (job->edit, connection, pd_project_get_coder_id (job->project), edit, error)
         && pd_rows_apply (connection, edit, pd_store_get_coder (pd_project_get_store (job->project)), error);
}

static gpointer
perform (PdConnection *connection,
         gpointer data,
         GCancellable *cancellable,
         GError **error)
{
  Job *job = data;

  return GINT_TO_POINTER (pd_project_transact (job->project, connection, job->edit->label, carry_out, job, error));
}

/**
 * pd_project_perform_claim_edit:
 * @edit: what to do
 * @cancellable: (nullable): to cancel it before it begins
 * @error: return location for an error
 *
 * Does something to claims or names, as one step of undo. When this returns it is on the disk. It waits for that.
 *
 * Returns: whether it is done; otherwise nothing is
 */
gboolean
pd_project_perform_claim_edit (PdProject *self,
                               PdClaimEdit *edit,
                               GCancellable *cancellable,
                               GError **error)
{
  g_auto (Job) job = { 0 };

  g_return_val_if_fail (PD_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (PD_IS_CLAIM_EDIT (edit), FALSE);

  job.project = g_object_ref (self);
  job.edit = g_object_ref (edit);
  return pd_worker_run (pd_store_get_writer (pd_project_get_store (self)), PD_WORKER_PERSON, perform, &job, cancellable, error) != NULL;
}

/**
 * pd_project_perform_claim_edit_async:
 * @edit: what to do
 * @cancellable: (nullable): to cancel it before it begins
 * @callback: called when it is on the disk, or failed
 * @user_data: handed to @callback
 *
 * Does something to claims or names, as one step of undo.
 */
void
pd_project_perform_claim_edit_async (PdProject *self,
                                     PdClaimEdit *edit,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  Job *job;

  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (PD_IS_CLAIM_EDIT (edit));

  job = g_new0 (Job, 1);
  job->project = g_object_ref (self);
  job->edit = g_object_ref (edit);
  pd_worker_run_async (pd_store_get_writer (pd_project_get_store (self)), PD_WORKER_PERSON, perform, job, job_free, NULL, self, cancellable, callback, user_data);
}

/**
 * pd_project_perform_claim_edit_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether it is done; otherwise nothing is
 */
gboolean
pd_project_perform_claim_edit_finish (PdProject *self,
                                      GAsyncResult *result,
                                      GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), FALSE);

  return pd_worker_run_finish (result, error) != NULL;
}
