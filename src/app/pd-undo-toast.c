#include "pd-undo-toast.h"

#include <glib/gi18n-lib.h>

#include "pd-toast.h"

typedef struct
{
  GtkWidget *widget;
  char *message;
  gboolean (*finish) (PdProject *project,
                      GAsyncResult *result,
                      GError **error);
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

  if (!job->finish (PD_PROJECT (source), result, &error))
    pd_toast_show (job->widget, error->message);
  else if (job->message != NULL)
    pd_undo_toast_show (job->widget, PD_PROJECT (source), job->message);
}

static Job *
job_new (GtkWidget *widget,
         const char *message)
{
  Job *job = g_new0 (Job, 1);

  job->widget = g_object_ref (widget);
  job->message = g_strdup (message);
  return job;
}

/* Its button would take back something else as soon as anything else is done. */
static void
on_changed (AdwToast *toast,
            PdChanges *changes)
{
  if (!pd_changes_is_derived (changes))
    adw_toast_dismiss (toast);
}

/**
 * pd_undo_toast_show:
 * @widget: a widget in the window
 * @project: an open project
 * @message: what was done just now, as plain text
 *
 * Says what was done, with a button to undo it.
 */
void
pd_undo_toast_show (GtkWidget *widget,
                    PdProject *project,
                    const char *message)
{
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (PD_IS_PROJECT (project));

  toast = pd_toast_new (message);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  g_signal_connect_object (project, "changed", G_CALLBACK (on_changed), toast, G_CONNECT_SWAPPED);
  pd_toast_add (widget, toast);
}

/**
 * pd_undo_toast_perform:
 * @widget: a widget in the window
 * @project: an open project
 * @edit: what to do
 * @message: (nullable): what was done, as plain text
 *
 * Does something to the project and then says so, with a button to undo it; or says why it could not be done.
 */
void
pd_undo_toast_perform (GtkWidget *widget,
                       PdProject *project,
                       PdEdit *edit,
                       const char *message)
{
  Job *job;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (PD_IS_PROJECT (project));
  g_return_if_fail (PD_IS_EDIT (edit));

  job = job_new (widget, message);
  job->finish = pd_project_perform_finish;
  pd_project_perform_async (project, edit, NULL, on_performed, job);
}

/**
 * pd_undo_toast_perform_planned:
 * @widget: a widget in the window
 * @project: an open project
 * @edit: what to do
 * @message: (nullable): what was done, as plain text
 *
 * Does what has to be found out first, as [func@Pd.undo_toast_perform] does.
 */
void
pd_undo_toast_perform_planned (GtkWidget *widget,
                               PdProject *project,
                               PdPlannedEdit *edit,
                               const char *message)
{
  Job *job;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (PD_IS_PROJECT (project));
  g_return_if_fail (PD_IS_PLANNED_EDIT (edit));

  job = job_new (widget, message);
  job->finish = pd_project_perform_planned_edit_finish;
  pd_project_perform_planned_edit_async (project, edit, NULL, on_performed, job);
}
