#include "pd-welcome.h"

#include <glib/gi18n-lib.h>

#include "pd-files.h"
#include "pd-recent.h"

/**
 * PdWelcome:
 *
 * What a window shows before a project is open: ways to one.
 */
struct _PdWelcome
{
  AdwBin parent_instance;

  GCancellable *cancellable;

  AdwStatusPage *status_page;
  AdwPreferencesGroup *recent_group;
  GtkListBox *recent_list;
};

G_DEFINE_FINAL_TYPE (PdWelcome, pd_welcome, ADW_TYPE_BIN)

static void
on_row_activated (PdWelcome *self,
                  AdwActionRow *row)
{
  GFile *file = g_object_get_data (G_OBJECT (row), "pd-file");
  g_autofree char *uri = g_file_get_uri (file);

  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-recent", "s", uri);
}

/* What is not there any more is not offered; the look is taken without keeping the window waiting. */
static void
on_looked (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GtkWidget) row = data;
  GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);

  if (group == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    gtk_list_box_remove (GTK_LIST_BOX (gtk_widget_get_parent (row)), row);
  else
    gtk_widget_set_visible (group, TRUE);
}

static void
add_row (PdWelcome *self,
         GFile *file)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *name = pd_files_get_project_name (file);
  g_autofree char *folder = pd_files_get_folder_name (file);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), folder);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  g_object_set_data_full (G_OBJECT (row), "pd-file", g_object_ref (file), g_object_unref);
  gtk_list_box_append (self->recent_list, row);
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, self->cancellable, on_looked, g_object_ref (row));
}

static void
show_recent (PdWelcome *self)
{
  g_autoptr (GListModel) files = pd_recent_list ();
  guint n = g_list_model_get_n_items (files);

  /* It is shown with the first one of them that is there. */
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), FALSE);
  gtk_list_box_remove_all (self->recent_list);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      add_row (self, file);
    }
}

static void
pd_welcome_dispose (GObject *object)
{
  PdWelcome *self = PD_WELCOME (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_WELCOME);

  G_OBJECT_CLASS (pd_welcome_parent_class)->dispose (object);
}

static void
pd_welcome_class_init (PdWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_welcome_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, PdWelcome, status_page);
  gtk_widget_class_bind_template_child (widget_class, PdWelcome, recent_group);
  gtk_widget_class_bind_template_child (widget_class, PdWelcome, recent_list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
pd_welcome_init (PdWelcome *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (show_recent), self, G_CONNECT_SWAPPED);
  show_recent (self);
}
