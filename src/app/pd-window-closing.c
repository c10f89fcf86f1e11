#include "pd-window-closing.h"

#include "pd-project-closer.h"

/* What a window shows on its way to being closed. */
typedef struct
{
  PdWorkbench *workbench;
  PdProject *project;
  PdBackupKeeper *keeper;
} Closing;

static void
closing_free (gpointer data)
{
  Closing *closing = data;

  g_object_unref (closing->workbench);
  g_object_unref (closing->project);
  g_object_unref (closing->keeper);
  g_free (closing);
}

static void
on_closed (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (pd_project_closer_run_finish (result, &error))
    g_task_return_int (task, PD_MISSING_FILE_CLOSE);
  else
    g_task_return_error (task, error);
}

static void
close_project (GTask *task)
{
  Closing *closing = g_task_get_task_data (task);

  pd_workbench_set_project (closing->workbench, NULL);
  pd_project_closer_run_async (GTK_WIDGET (closing->workbench), closing->project, closing->keeper, PD_WORKING_COPY_ASK, on_closed, g_object_ref (task));
}

static void
on_importer_stopped (PdImporter *importer,
                     GParamSpec *pspec,
                     GTask *task)
{
  close_project (task);
}

static void
on_may_close (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (GTask) task = data;
  Closing *closing = g_task_get_task_data (task);
  PdMissingFileAnswer answer = pd_missing_file_ask_finish (result);
  PdImporter *importer = pd_workbench_get_importer (closing->workbench);

  if (answer != PD_MISSING_FILE_CLOSE)
    g_task_return_int (task, answer);
  else if (pd_importer_get_running (importer))
    {
      g_signal_connect_data (importer, "notify::running", G_CALLBACK (on_importer_stopped), g_object_ref (task), (GClosureNotify) (GCallback) g_object_unref, G_CONNECT_DEFAULT);
      pd_importer_cancel (importer);
    }
  else
    close_project (task);
}

/**
 * pd_window_closing_run_async:
 * @workbench: what shows an open project
 * @keeper: what makes backups of it
 * @callback: called when the project is closed, stays open or could not be closed
 * @user_data: handed to @callback
 *
 * Closes the project of a window that is to go away. Where its file is gone the person is asked first; an import is stopped before.
 */
void
pd_window_closing_run_async (PdWorkbench *workbench,
                             PdBackupKeeper *keeper,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Closing *closing;

  g_return_if_fail (PD_IS_WORKBENCH (workbench));
  g_return_if_fail (PD_IS_BACKUP_KEEPER (keeper));
  g_return_if_fail (pd_workbench_get_project (workbench) != NULL);

  closing = g_new0 (Closing, 1);
  closing->workbench = g_object_ref (workbench);
  closing->project = g_object_ref (pd_workbench_get_project (workbench));
  closing->keeper = g_object_ref (keeper);
  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, pd_window_closing_run_async);
  g_task_set_task_data (task, closing, closing_free);
  pd_missing_file_ask_async (GTK_WIDGET (workbench), closing->project, keeper, on_may_close, g_object_ref (task));
}

/**
 * pd_window_closing_run_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether it is closed or stays; with an error it is shown no longer, and could not be closed well
 */
PdMissingFileAnswer
pd_window_closing_run_finish (GAsyncResult *result,
                              GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), PD_MISSING_FILE_STAY);

  return g_task_propagate_int (G_TASK (result), error);
}
