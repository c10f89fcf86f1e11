#include "pd-project-closer.h"

#include <glib/gi18n-lib.h>

#include "pd-document-portal.h"
#include "pd-file-alert.h"

/* How long nobody needs to be told that a backup is being made, in milliseconds. */
#define PATIENCE 1000

/* A project on its way to being closed. */
typedef struct
{
  GtkWidget *parent;
  PdProject *project;
  PdBackupKeeper *keeper;
  PdWorkingCopyChoice choice;
  GCancellable *cancellable;
  guint timeout;
  AdwDialog *waiting;
} Closing;

static void
closing_free (gpointer data)
{
  Closing *closing = data;

  g_object_unref (closing->parent);
  g_object_unref (closing->project);
  g_clear_object (&closing->keeper);
  g_object_unref (closing->cancellable);
  g_clear_handle_id (&closing->timeout, g_source_remove);
  g_free (closing);
}

static void close_project (GTask *task);

static void
on_settled (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (pd_project_settle_finish (PD_PROJECT (source), result, &error))
    close_project (task);
  else
    g_task_return_error (task, error);
}

/* What is chosen is for this once: should it be changed again before it is written, it is asked again. */
static void
settle (GTask *task,
        PdWorkingCopyChoice choice)
{
  Closing *closing = g_task_get_task_data (task);

  closing->choice = PD_WORKING_COPY_ASK;
  pd_project_settle_async (closing->project, choice, on_settled, g_object_ref (task));
}

static void
on_chosen (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GTask) task = data;
  PdWorkingCopyChoice choice = pd_project_closer_get_choice (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result));

  /* It stays on this computer, and is asked when the project is opened again. */
  if (choice == PD_WORKING_COPY_ASK)
    g_task_return_boolean (task, TRUE);
  else
    settle (task, choice);
}

static void
ask (GTask *task,
     const char *message)
{
  Closing *closing = g_task_get_task_data (task);
  g_autoptr (GFile) file = g_file_new_for_path (pd_project_get_path (closing->project));
  AdwDialog *dialog = pd_project_closer_new_conflict (file, message);

  adw_alert_dialog_set_response_label (ADW_ALERT_DIALOG (dialog), "close", _ ("Ask _Later"));
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), closing->parent, NULL, on_chosen, g_object_ref (task));
}

static void
on_closed (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GTask) task = data;
  Closing *closing = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (pd_project_close_finish (PD_PROJECT (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else if (!g_error_matches (error, PD_STORE_ERROR, PD_STORE_ERROR_CONFLICT))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (closing->choice != PD_WORKING_COPY_ASK)
    settle (task, closing->choice);
  else
    ask (task, error->message);
}

static void
close_project (GTask *task)
{
  Closing *closing = g_task_get_task_data (task);

  pd_project_close_async (closing->project, on_closed, g_object_ref (task));
}

/* Also one that was being made already, which this one waits for. */
static void
on_skipped (Closing *closing)
{
  closing->waiting = NULL;
  pd_backup_keeper_stop (closing->keeper);
  g_cancellable_cancel (closing->cancellable);
}

static gboolean
on_timeout (gpointer data)
{
  Closing *closing = data;
  GtkWidget *spinner = adw_spinner_new ();

  closing->timeout = 0;
  gtk_widget_set_size_request (spinner, 32, 32);
  closing->waiting = adw_alert_dialog_new (_ ("Making a Backup"), _ ("The project closes as soon as its backup is made."));
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (closing->waiting), spinner);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (closing->waiting), "skip", _ ("_Skip"));
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (closing->waiting), "skip");
  g_signal_connect_swapped (closing->waiting, "response", G_CALLBACK (on_skipped), closing);
  adw_dialog_present (closing->waiting, closing->parent);
  return G_SOURCE_REMOVE;
}

/* Whether there is a backup or not, the project closes: all that was done is in it. */
static void
on_backed_up (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (GTask) task = data;
  Closing *closing = g_task_get_task_data (task);
  g_autoptr (PdBackup) backup = pd_backup_keeper_make_finish (PD_BACKUP_KEEPER (source), result, NULL, NULL);
  AdwDialog *waiting = g_steal_pointer (&closing->waiting);

  g_clear_handle_id (&closing->timeout, g_source_remove);
  if (waiting != NULL)
    {
      g_signal_handlers_disconnect_by_data (waiting, closing);
      adw_dialog_force_close (waiting);
    }
  close_project (task);
}

/**
 * pd_project_closer_run_async:
 * @parent: a widget in the window
 * @project: an open project
 * @keeper: (nullable): what makes a last backup of it
 * @choice: which version stays where the file was changed elsewhere; %PD_WORKING_COPY_ASK asks then
 * @callback: called when it is closed
 * @user_data: handed to @callback
 *
 * Closes a project: with a backup of how it is, where one is to be made, and with a question where the file was changed
 * elsewhere as well.
 */
void
pd_project_closer_run_async (GtkWidget *parent,
                             PdProject *project,
                             PdBackupKeeper *keeper,
                             PdWorkingCopyChoice choice,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Closing *closing;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (PD_IS_PROJECT (project));

  closing = g_new0 (Closing, 1);
  closing->parent = g_object_ref (parent);
  closing->project = g_object_ref (project);
  closing->choice = choice;
  closing->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, pd_project_closer_run_async);
  g_task_set_task_data (task, closing, closing_free);
  if (keeper == NULL || !pd_backup_keeper_get_enabled (keeper))
    {
      close_project (task);
      return;
    }
  closing->keeper = g_object_ref (keeper);
  closing->timeout = g_timeout_add (PATIENCE, on_timeout, closing);
  pd_backup_keeper_make_async (keeper, FALSE, closing->cancellable, on_backed_up, g_object_ref (task));
}

/**
 * pd_project_closer_run_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether all that was done is in the file, or waits on this computer for a decision
 */
gboolean
pd_project_closer_run_finish (GAsyncResult *result,
                              GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pd_project_closer_new_conflict:
 * @file: a project
 * @message: what happened, a sentence
 *
 * Returns: a dialog that asks which of two versions stays
 */
AdwDialog *
pd_project_closer_new_conflict (GFile *file,
                                const char *message)
{
  g_autofree char *whole = NULL;
  gboolean is_alone;
  AdwDialog *dialog;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (message != NULL, NULL);

  is_alone = pd_document_portal_has (g_file_peek_path (file));
  whole = g_strconcat (message, "\n\n",
                       is_alone ? _ ("Whichever version you use, the other one is kept among the backups.") : _ ("Whichever version you use, the other one is kept beside it."),
                       NULL);
  dialog = pd_file_alert_new (file, _ ("Two Versions"), whole);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "theirs", _ ("Use _Other Version"), "mine", _ ("Use _My Version"), NULL);
  return dialog;
}

/**
 * pd_project_closer_get_choice:
 * @response: how that dialog was answered
 *
 * Returns: what was chosen; %PD_WORKING_COPY_ASK where nothing was
 */
PdWorkingCopyChoice
pd_project_closer_get_choice (const char *response)
{
  if (g_str_equal (response, "mine"))
    return PD_WORKING_COPY_MINE;
  return g_str_equal (response, "theirs") ? PD_WORKING_COPY_THEIRS : PD_WORKING_COPY_ASK;
}
