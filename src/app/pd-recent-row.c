#include "pd-recent-row.h"

#include <glib/gi18n-lib.h>

#include "pd-files.h"
#include "pd-recent.h"
#include "pd-recovery.h"
#include "pd-row-button.h"
#include "pd-time-words.h"

/**
 * PdRecentRow:
 *
 * A project that was used recently. It shows itself once it is known to be there, or that there is a backup of it: that is offered to who opens it.
 */
struct _PdRecentRow
{
  AdwActionRow parent_instance;

  GFile *file;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (PdRecentRow, pd_recent_row, ADW_TYPE_ACTION_ROW)

static void
on_removed (PdRecentRow *self)
{
  pd_recent_remove (self->file);
}

static void
on_backup_found (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (PdRecentRow) self = data;
  g_autoptr (PdBackup) backup = pd_recovery_find_finish (result);
  g_autofree char *time = NULL;
  g_autofree char *subtitle = NULL;

  if (backup == NULL || self->file == NULL)
    return;
  time = pd_time_words_format (pd_backup_get_made (backup));
  /* Translators: of a project whose file is gone; when a backup was made, such as "Yesterday, 14:03". */
  subtitle = g_strdup_printf (_ ("Not found · Backup: %s"), time);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  pd_row_button_add (GTK_WIDGET (self), "window-close-symbolic", _ ("Remove From List"), TRUE, G_CALLBACK (on_removed), G_OBJECT (self));
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
show_arrow (PdRecentRow *self)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), arrow);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/* The look is taken without keeping the window waiting. */
static void
on_looked (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (PdRecentRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    show_arrow (self);
  else if (g_file_peek_path (self->file) != NULL)
    pd_recovery_find_async (g_file_peek_path (self->file), self->cancellable, on_backup_found, g_object_ref (self));
}

static void
pd_recent_row_dispose (GObject *object)
{
  PdRecentRow *self = PD_RECENT_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (pd_recent_row_parent_class)->dispose (object);
}

static void
pd_recent_row_class_init (PdRecentRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_recent_row_dispose;
}

static void
pd_recent_row_init (PdRecentRow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 1);
}

/**
 * pd_recent_row_new:
 * @file: a project that was used recently
 *
 * Returns: a row that shows it
 */
GtkWidget *
pd_recent_row_new (GFile *file)
{
  PdRecentRow *self;
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (PD_TYPE_RECENT_ROW, NULL);
  self->file = g_object_ref (file);
  name = pd_files_get_project_name (file);
  folder = pd_files_get_folder_name (file);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), folder);
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, self->cancellable, on_looked, g_object_ref (self));
  return GTK_WIDGET (self);
}

/**
 * pd_recent_row_get_file:
 *
 * Returns: (transfer none): the project
 */
GFile *
pd_recent_row_get_file (PdRecentRow *self)
{
  g_return_val_if_fail (PD_IS_RECENT_ROW (self), NULL);

  return self->file;
}
