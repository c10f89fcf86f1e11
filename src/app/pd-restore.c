#include "pd-restore.h"

#include <glib/gi18n-lib.h>

#include "pd-time-words.h"
#include "pd-toast.h"

typedef struct
{
  PdWindow *window;
  PdBackup *backup;
} Restore;

static void
restore_free (Restore *restore)
{
  g_object_unref (restore->window);
  g_object_unref (restore->backup);
  g_free (restore);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Restore, restore_free)

static Restore *
restore_new (PdWindow *window,
             PdBackup *backup)
{
  Restore *restore = g_new0 (Restore, 1);

  restore->window = g_object_ref (window);
  restore->backup = g_object_ref (backup);
  return restore;
}

/* Nothing is restored unless what would be lost by it is kept. */
static void
on_kept (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (Restore) restore = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PdBackup) before = pd_backup_keeper_make_finish (PD_BACKUP_KEEPER (source), result, NULL, &error);
  PdOpenOptions options = { .mode = PD_PROJECT_OPEN, .lock_policy = PD_LOCK_TAKE, .restored = restore->backup, .before = before };

  if (before != NULL)
    pd_window_reopen_project (restore->window, PD_WORKING_COPY_ASK, &options);
  else
    pd_restore_complain (restore->window, error->message);
}

/**
 * pd_restore_run:
 * @window: a window with a project that can be written
 * @backup: a backup of it
 *
 * Has the project hold again what it held when the backup was made. How it is now is kept as a backup first.
 */
void
pd_restore_run (PdWindow *window,
                PdBackup *backup)
{
  g_return_if_fail (PD_IS_WINDOW (window));
  g_return_if_fail (PD_IS_BACKUP (backup));

  /* What lies in its place, if anything does, is another file. */
  if (pd_window_get_keeper (window) != NULL && pd_project_get_file_place (pd_window_get_project (window)) != PD_FILE_PLACE_SAME)
    pd_restore_complain (window, _ ("The file of this project is no longer where it was. Close the project and open it again first."));
  else if (pd_window_get_keeper (window) != NULL)
    pd_backup_keeper_make_async (pd_window_get_keeper (window), TRUE, NULL, on_kept, restore_new (window, backup));
}

static void
on_undo (AdwToast *toast,
         Restore *restore)
{
  pd_restore_run (restore->window, restore->backup);
}

/**
 * pd_restore_announce:
 * @window: the window with the project
 * @restored: the backup that it holds now
 * @before: a backup of how it was before
 *
 * Says that a backup was restored, with a button to take that back. How it was before stays among the backups.
 */
void
pd_restore_announce (PdWindow *window,
                     PdBackup *restored,
                     PdBackup *before)
{
  g_autofree char *time = NULL;
  g_autofree char *message = NULL;
  AdwToast *toast;

  g_return_if_fail (PD_IS_WINDOW (window));
  g_return_if_fail (PD_IS_BACKUP (restored));
  g_return_if_fail (PD_IS_BACKUP (before));

  time = pd_time_words_format (pd_backup_get_made (restored));
  /* Translators: when a backup was made, such as "Yesterday, 14:03". */
  message = g_strdup_printf (_ ("Backup restored: %s"), time);
  toast = pd_toast_new (message);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_timeout (toast, 0);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_undo), restore_new (window, before), (GClosureNotify) (GCallback) restore_free, G_CONNECT_DEFAULT);
  pd_toast_add (GTK_WIDGET (pd_window_get_workbench (window)), toast);
}

/**
 * pd_restore_complain:
 * @window: the window with the project
 * @message: why a backup could not be restored, a sentence
 *
 * Says that a backup was not restored.
 */
void
pd_restore_complain (PdWindow *window,
                     const char *message)
{
  AdwDialog *dialog;

  g_return_if_fail (PD_IS_WINDOW (window));
  g_return_if_fail (message != NULL);

  dialog = adw_alert_dialog_new (_ ("Cannot Restore Backup"), message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (window));
}
