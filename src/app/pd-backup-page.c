#include "pd-backup-page.h"

#include <glib/gi18n-lib.h>

#include "pd-application.h"
#include "pd-backup-words.h"
#include "pd-file-alert.h"
#include "pd-files.h"
#include "pd-project-file.h"
#include "pd-restore.h"
#include "pd-time-words.h"
#include "pd-toast.h"

/**
 * PdBackupPage:
 *
 * One backup: what is in it, what has changed since, and what can be done with it.
 */
struct _PdBackupPage
{
  AdwNavigationPage parent_instance;

  PdWindow *window;
  PdBackup *backup;
  char *time;
  GFile *target;

  AdwActionRow *size_row;
  AdwActionRow *origin_row;
  AdwActionRow *articles_row;
  AdwActionRow *highlights_row;
  AdwActionRow *claims_row;
  GtkWidget *restore_row;
};

G_DEFINE_FINAL_TYPE (PdBackupPage, pd_backup_page, ADW_TYPE_NAVIGATION_PAGE)

static void
close_dialog (PdBackupPage *self)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_DIALOG);

  if (dialog != NULL)
    adw_dialog_close (ADW_DIALOG (dialog));
}

static void
on_restore_answered (GObject *source,
                     GAsyncResult *result,
                     gpointer data)
{
  g_autoptr (PdBackupPage) self = data;

  if (!g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result), "restore"))
    return;
  pd_restore_run (self->window, self->backup);
  close_dialog (self);
}

static void
on_restore (PdBackupPage *self)
{
  /* Translators: when a backup was made, such as "Yesterday, 14:03". */
  g_autofree char *body = g_strdup_printf (_ ("The project goes back to how it was: %s. How it is now is kept as a backup as well."), self->time);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Restore This Backup?"), body);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "restore", _ ("_Restore"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "restore", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "restore");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), NULL, on_restore_answered, g_object_ref (self));
}

static void
on_read (PdBackupPage *self)
{
  PdApplication *application = PD_APPLICATION (gtk_window_get_application (GTK_WINDOW (self->window)));
  g_autoptr (GFile) file = g_file_new_for_path (pd_backup_get_path (self->backup));
  /* Translators: why a project is read-only, behind a colon. When a backup was made, such as "Yesterday, 14:03". */
  g_autofree char *reason = g_strdup_printf (_ ("a backup, %s"), self->time);

  close_dialog (self);
  pd_application_open_to_read (application, file, reason);
}

static void
show_error (PdBackupPage *self,
            const char *message)
{
  adw_dialog_present (pd_file_alert_new (self->target, _ ("Cannot Save Backup"), message), GTK_WIDGET (self));
}

static void
on_saved (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (PdBackupPage) self = data;
  PdApplication *application = PD_APPLICATION (gtk_window_get_application (GTK_WINDOW (self->window)));
  g_autoptr (GError) error = NULL;

  if (!pd_project_file_copy_finish (result, &error))
    {
      show_error (self, error->message);
      return;
    }
  close_dialog (self);
  if (application != NULL)
    pd_application_open_project (application, self->target, PD_PROJECT_OPEN, NULL, NULL);
}

static void
on_file_chosen (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (PdBackupPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  GFile *project_file = pd_window_get_file (self->window);

  if (file == NULL)
    {
      if (!pd_files_is_dismissal (error))
        pd_toast_show (GTK_WIDGET (self), error->message);
      return;
    }
  g_clear_object (&self->target);
  self->target = pd_files_with_suffix (file);
  if (g_file_peek_path (self->target) == NULL)
    show_error (self, _ ("Only files on this computer can be written."));
  else if (project_file != NULL)
    /* That the file may be replaced was only asked of the name as it was typed. */
    pd_project_file_copy_async (pd_backup_get_path (self->backup), g_file_peek_path (self->target), g_file_peek_path (project_file), g_file_equal (file, self->target), NULL, on_saved, g_object_ref (self));
}

static void
on_save (PdBackupPage *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = pd_files_new_project_filters ();
  g_autofree char *name = g_path_get_basename (pd_backup_get_path (self->backup));

  gtk_file_dialog_set_title (dialog, _ ("Save as New File"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self->window), NULL, on_file_chosen, g_object_ref (self));
}

static void
pd_backup_page_dispose (GObject *object)
{
  PdBackupPage *self = PD_BACKUP_PAGE (object);

  g_clear_object (&self->window);
  g_clear_object (&self->backup);
  g_clear_object (&self->target);
  g_clear_pointer (&self->time, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_BACKUP_PAGE);

  G_OBJECT_CLASS (pd_backup_page_parent_class)->dispose (object);
}

static void
pd_backup_page_class_init (PdBackupPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_backup_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-backup-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PdBackupPage, size_row);
  gtk_widget_class_bind_template_child (widget_class, PdBackupPage, origin_row);
  gtk_widget_class_bind_template_child (widget_class, PdBackupPage, articles_row);
  gtk_widget_class_bind_template_child (widget_class, PdBackupPage, highlights_row);
  gtk_widget_class_bind_template_child (widget_class, PdBackupPage, claims_row);
  gtk_widget_class_bind_template_child (widget_class, PdBackupPage, restore_row);
  gtk_widget_class_bind_template_callback (widget_class, on_restore);
  gtk_widget_class_bind_template_callback (widget_class, on_read);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
}

static void
pd_backup_page_init (PdBackupPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_count (AdwActionRow *row,
            const PdSnapshotCount *count)
{
  g_autofree char *number = g_strdup_printf ("%u", count->n);
  g_autofree char *subtitle = pd_backup_words_compare_count (count);
  GtkWidget *label = gtk_label_new (number);

  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_set_subtitle (row, subtitle);
  adw_action_row_add_suffix (row, label);
}

/**
 * pd_backup_page_new:
 * @window: the window with the project
 * @backup: a backup of it
 * @details: what is in it
 *
 * Returns: a page about it
 */
AdwNavigationPage *
pd_backup_page_new (PdWindow *window,
                    PdBackup *backup,
                    const PdSnapshotDifference *details)
{
  PdBackupPage *self;
  g_autofree char *size = NULL;
  g_autofree char *origin = NULL;
  PdProject *project;

  g_return_val_if_fail (PD_IS_WINDOW (window), NULL);
  g_return_val_if_fail (PD_IS_BACKUP (backup), NULL);
  g_return_val_if_fail (details != NULL, NULL);

  self = g_object_new (PD_TYPE_BACKUP_PAGE, NULL);
  self->window = g_object_ref (window);
  self->backup = g_object_ref (backup);
  self->time = pd_time_words_format (pd_backup_get_made (backup));
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), self->time);
  size = g_format_size (pd_backup_get_n_bytes (backup));
  origin = g_filename_display_name (pd_backup_get_origin (backup));
  adw_action_row_set_subtitle (self->size_row, size);
  adw_action_row_set_subtitle (self->origin_row, origin);
  show_count (self->articles_row, &details->articles);
  show_count (self->highlights_row, &details->highlights);
  show_count (self->claims_row, &details->claims);
  project = pd_window_get_project (window);
  gtk_widget_set_sensitive (self->restore_row, project != NULL && !pd_project_get_read_only (project) && !details->is_same);
  return ADW_NAVIGATION_PAGE (self);
}
