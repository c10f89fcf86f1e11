#include "pd-missing-file.h"

#include <glib/gi18n-lib.h>

#include "pd-file-alert.h"
#include "pd-project-place.h"

/* A project that is to be closed. */
typedef struct
{
  GtkWidget *parent;
  PdProject *project;
  PdBackupKeeper *keeper;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->parent);
  g_object_unref (question->project);
  g_object_unref (question->keeper);
  g_free (question);
}

static void
on_answered (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (GTask) task = data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "save"))
    g_task_return_int (task, PD_MISSING_FILE_SAVE);
  else
    g_task_return_int (task, g_str_equal (response, "discard") ? PD_MISSING_FILE_CLOSE : PD_MISSING_FILE_STAY);
}

static void
ask (GTask *task,
     gboolean is_backed_up)
{
  Question *question = g_task_get_task_data (task);
  g_autoptr (GFile) file = g_file_new_for_path (pd_project_get_path (question->project));
  AdwDialog *dialog;

  dialog = pd_file_alert_new (file, _ ("Project File Is Gone"),
                              is_backed_up ? _ ("The file was deleted or moved away while it was open. There is a backup of all that is in it, which is offered when you open it again.")
                                           : _ ("The file was deleted or moved away while it was open, and there is no backup. What is in it is lost when you close it, unless you have saved a copy."));
  adw_alert_dialog_set_response_label (ADW_ALERT_DIALOG (dialog), "close", _ ("_Cancel"));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "discard", is_backed_up ? _ ("Close _Project") : _ ("Close _Anyway"), "save", _ ("_Save a Copy…"), NULL);
  if (!is_backed_up)
    adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "save");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), question->parent, NULL, on_answered, g_object_ref (task));
}

static void
on_backed_up (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (PdBackup) backup = pd_backup_keeper_make_finish (PD_BACKUP_KEEPER (source), result, NULL, NULL);

  ask (task, backup != NULL);
}

static void
on_found (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (GTask) task = data;
  Question *question = g_task_get_task_data (task);

  if (pd_project_look_for_file_finish (PD_PROJECT (source), result) != PD_FILE_PLACE_GONE)
    g_task_return_int (task, PD_MISSING_FILE_CLOSE);
  else if (!pd_backup_keeper_get_enabled (question->keeper))
    ask (task, FALSE);
  else
    pd_backup_keeper_make_async (question->keeper, TRUE, NULL, on_backed_up, g_object_ref (task));
}

/**
 * pd_missing_file_ask_async:
 * @parent: a widget in the window
 * @project: an open project, which is to be closed
 * @keeper: what makes backups of it
 * @callback: called when it is known whether it is closed
 * @user_data: handed to @callback
 *
 * Looks whether the file of a project is still there before it is closed. Where it is not, a backup of all that was done is
 * made, unless the person wants none, and they are asked.
 */
void
pd_missing_file_ask_async (GtkWidget *parent,
                           PdProject *project,
                           PdBackupKeeper *keeper,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Question *question;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (PD_IS_PROJECT (project));
  g_return_if_fail (PD_IS_BACKUP_KEEPER (keeper));

  question = g_new0 (Question, 1);
  question->parent = g_object_ref (parent);
  question->project = g_object_ref (project);
  question->keeper = g_object_ref (keeper);
  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, pd_missing_file_ask_async);
  g_task_set_task_data (task, question, question_free);
  pd_project_look_for_file_async (project, PD_WORKER_PERSON, on_found, g_object_ref (task));
}

/**
 * pd_missing_file_ask_finish:
 * @result: what the callback got
 *
 * Returns: what was answered
 */
PdMissingFileAnswer
pd_missing_file_ask_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), PD_MISSING_FILE_STAY);

  return g_task_propagate_int (G_TASK (result), NULL);
}
