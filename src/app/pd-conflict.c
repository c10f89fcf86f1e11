#include "pd-conflict.h"

#include <glib/gi18n-lib.h>

#include "pd-document-portal.h"
#include "pd-project-closer.h"

static void
on_settled (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (PdWindow) window = data;
  g_autoptr (GError) error = NULL;

  if (!pd_project_settle_finish (PD_PROJECT (source), result, &error))
    pd_window_show_message (window, error->message);
  else if (pd_document_portal_has (pd_project_get_path (PD_PROJECT (source))))
    pd_window_show_message (window, _ ("Your version is the project now; the other one is kept among the backups"));
  else
    pd_window_show_message (window, _ ("Your version is the project now; the other one is kept beside it"));
}

static void
on_chosen (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (PdWindow) window = data;
  PdWorkingCopyChoice choice = pd_project_closer_get_choice (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result));
  PdProject *project = pd_window_get_project (window);

  if (project == NULL)
    return;
  if (choice == PD_WORKING_COPY_MINE)
    pd_project_settle_async (project, choice, on_settled, g_object_ref (window));
  else if (choice == PD_WORKING_COPY_THEIRS)
    pd_window_reopen_project (window, choice, &(PdOpenOptions) { .mode = PD_PROJECT_OPEN, .lock_policy = PD_LOCK_TAKE });
}

/**
 * pd_conflict_ask:
 * @window: the window with a project
 * @message: what happened, a sentence
 *
 * Asks which of two versions stays where a project was changed elsewhere while it is open. Whoever wants to think about it
 * is asked again when it is closed.
 */
void
pd_conflict_ask (PdWindow *window,
                 const char *message)
{
  AdwDialog *dialog;

  g_return_if_fail (PD_IS_WINDOW (window));
  g_return_if_fail (message != NULL);

  if (pd_window_get_project (window) == NULL)
    return;
  dialog = pd_project_closer_new_conflict (pd_window_get_file (window), message);
  adw_alert_dialog_set_response_label (ADW_ALERT_DIALOG (dialog), "close", _ ("Ask _Later"));
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (window), NULL, on_chosen, g_object_ref (window));
}
