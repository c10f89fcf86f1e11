#include "pd-claim-toast.h"

#include "pd-toast.h"
#include "pd-undo-toast.h"

typedef struct
{
  GtkWidget *widget;
  char *message;
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->widget);
  g_free (job->message);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static void
on_performed (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (Job) job = data;
  g_autoptr (GError) error = NULL;

  if (!pd_project_perform_claim_edit_finish (PD_PROJECT (source), result, &error))
    pd_toast_show (job->widget, error->message);
  else if (job->message != NULL)
    pd_undo_toast_show (job->widget, PD_PROJECT (source), job->message);
}

/**
 * pd_claim_toast_perform:
 * @widget: a widget in the window
 * @project: an open project
 * @edit: what to do
 * @message: (nullable): what was done, as plain text
 *
 * Does something to claims or names and then says so, with a button to undo it; or says why it could not be done.
 */
void
pd_claim_toast_perform (GtkWidget *widget,
                        PdProject *project,
                        PdClaimEdit *edit,
                        const char *message)
{
  Job *job;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (PD_IS_PROJECT (project));
  g_return_if_fail (PD_IS_CLAIM_EDIT (edit));

  job = g_new0 (Job, 1);
  job->widget = g_object_ref (widget);
  job->message = g_strdup (message);
  pd_project_perform_claim_edit_async (project, edit, NULL, on_performed, job);
}
