#include "pd-backups-dialog.h"

#include <glib/gi18n-lib.h>

#include "pd-backup-page.h"
#include "pd-backup-words.h"
#include "pd-settings.h"
#include "pd-time-words.h"
#include "pd-toast.h"

/**
 * PdBackupsDialog:
 *
 * The backups of the project in a window.
 */
struct _PdBackupsDialog
{
  AdwDialog parent_instance;

  PdWindow *window;
  PdProject *project;
  PdBackupKeeper *keeper;
  GSettings *settings;
  GCancellable *cancellable;
  gboolean busy;
  /* The row that is looked at, of those that have to be: one after the other, as each is a file to read. */
  GtkListBoxRow *looked_at;

  AdwNavigationView *navigation;
  AdwBanner *banner;
  AdwStatusPage *empty_page;
  AdwPreferencesGroup *group;
  GtkStack *stack;
  GtkListBox *list;
  GtkWidget *make_button;
};

typedef enum
{
  PROP_BUSY = 1,
} PdBackupsDialogProperty;

static GParamSpec *properties[PROP_BUSY + 1];

G_DEFINE_FINAL_TYPE (PdBackupsDialog, pd_backups_dialog, ADW_TYPE_DIALOG)

static void
set_busy (PdBackupsDialog *self,
          gboolean busy)
{
  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* When backups are made, and how much they take; or why none are. */
static char *
describe (PdBackupsDialog *self,
          gint64 n_bytes)
{
  guint minutes = g_settings_get_uint (self->settings, "backup-minutes");
  g_autofree char *taken = g_format_size (n_bytes);
  g_autofree char *space = g_format_size (g_settings_get_uint (self->settings, "backup-space") * G_GUINT64_CONSTANT (1000000));
  g_autofree char *when = NULL;

  if (pd_project_get_read_only (self->project))
    return g_strdup (_ ("Of a project that is read-only, no backups are made."));
  if (!pd_backup_keeper_get_enabled (self->keeper))
    return g_strdup (_ ("Backups are turned off. None are made unasked."));
  when = g_strdup_printf (ngettext ("One is made %u minute after a change, and when the project is closed.", "One is made %u minutes after a change, and when the project is closed.", minutes), minutes);
  /* Translators: a sentence about when backups are made, how much all of them take, and how much they may take. */
  return g_strdup_printf (_ ("%s The backups of all projects take %s; where they would take more than %s, the oldest are deleted."), when, taken, space);
}

static void
show_problem (PdBackupsDialog *self)
{
  const char *problem = pd_backup_keeper_get_problem (self->keeper);

  if (problem != NULL)
    adw_banner_set_title (self->banner, problem);
  adw_banner_set_revealed (self->banner, problem != NULL);
}

static PdBackup *
get_backup (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "backup");
}

static void look_at (PdBackupsDialog *self,
                     GtkListBoxRow *row);

static void
show_details (GtkListBoxRow *row,
              PdSnapshotDifference *details)
{
  g_autofree char *description = pd_backup_words_describe (details, pd_backup_get_n_bytes (get_backup (row)));
  g_autofree char *comparison = pd_backup_words_compare (details);
  g_autofree char *subtitle = g_strconcat (description, "\n", comparison, NULL);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (row, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "details", details, g_free);
}

static void
on_compared (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (PdBackupsDialog) self = data;
  g_autoptr (GError) error = NULL;
  PdSnapshotDifference *details = pd_project_compare_backup_finish (PD_PROJECT (source), result, &error);
  GtkListBoxRow *row = g_steal_pointer (&self->looked_at);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || row == NULL)
    {
      g_free (details);
      return;
    }
  if (details != NULL)
    show_details (row, details);
  else
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), error->message);
  look_at (self, GTK_LIST_BOX_ROW (gtk_widget_get_next_sibling (GTK_WIDGET (row))));
}

static void
look_at (PdBackupsDialog *self,
         GtkListBoxRow *row)
{
  self->looked_at = row;
  if (row != NULL)
    pd_project_compare_backup_async (self->project, get_backup (row), self->cancellable, on_compared, g_object_ref (self));
}

/* Where they are of another file of the same project, it is said of which. */
static char *
describe_row (PdBackupsDialog *self,
              PdBackup *backup)
{
  g_autofree char *time = pd_time_words_format (pd_backup_get_made (backup));
  g_autofree char *name = g_filename_display_basename (pd_backup_get_origin (backup));
  g_autofree char *own_name = g_filename_display_basename (pd_project_get_path (self->project));

  if (g_str_equal (name, own_name))
    return g_steal_pointer (&time);
  /* Translators: when a backup was made, and the name of the file that it is of. */
  return g_strdup_printf (_ ("%s, of “%s”"), time, name);
}

static void
add_row (PdBackupsDialog *self,
         PdBackup *backup)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = describe_row (self, backup);
  g_autofree char *size = g_format_size (pd_backup_get_n_bytes (backup));
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), size);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  g_object_set_data_full (G_OBJECT (row), "backup", g_object_ref (backup), g_object_unref);
  gtk_list_box_append (self->list, row);
}

static void
on_listed (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (PdBackupsDialog) self = data;
  g_autoptr (GError) error = NULL;
  gint64 n_bytes;
  g_autoptr (GPtrArray) backups = pd_project_load_backups_finish (PD_PROJECT (source), result, &n_bytes, &error);
  g_autofree char *description = NULL;

  if (backups == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        pd_toast_show (GTK_WIDGET (self->navigation), error->message);
      return;
    }
  description = describe (self, n_bytes);
  self->looked_at = NULL;
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < backups->len; i++)
    add_row (self, g_ptr_array_index (backups, i));
  adw_preferences_group_set_description (self->group, description);
  adw_status_page_set_description (self->empty_page, description);
  gtk_stack_set_visible_child_name (self->stack, backups->len > 0 ? "list" : "empty");
  look_at (self, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
load (PdBackupsDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  pd_project_load_backups_async (self->project, pd_backup_keeper_get_backups (self->keeper), self->cancellable, on_listed, g_object_ref (self));
}

static void
on_made (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (PdBackupsDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean made;
  g_autoptr (PdBackup) backup = pd_backup_keeper_make_finish (PD_BACKUP_KEEPER (source), result, &made, &error);

  if (self->keeper == NULL)
    return;
  set_busy (self, FALSE);
  if (backup != NULL && !made)
    pd_toast_show (GTK_WIDGET (self->navigation), _ ("There is a backup of this state already"));
}

/* The button stays as it is meanwhile: with it the focus would go, and with that the key that closes the dialog. */
static void
on_make (PdBackupsDialog *self)
{
  if (self->busy)
    return;
  set_busy (self, TRUE);
  pd_backup_keeper_make_async (self->keeper, FALSE, NULL, on_made, g_object_ref (self));
}

static void
on_activated (PdBackupsDialog *self,
              GtkListBoxRow *row)
{
  PdSnapshotDifference *details = g_object_get_data (G_OBJECT (row), "details");

  adw_navigation_view_push (self->navigation, pd_backup_page_new (self->window, get_backup (row), details));
}

static void
pd_backups_dialog_dispose (GObject *object)
{
  PdBackupsDialog *self = PD_BACKUPS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->keeper != NULL)
    g_signal_handlers_disconnect_by_data (self->keeper, self);
  g_clear_object (&self->keeper);
  g_clear_object (&self->project);
  g_clear_object (&self->window);
  g_clear_object (&self->settings);
  self->looked_at = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_BACKUPS_DIALOG);

  G_OBJECT_CLASS (pd_backups_dialog_parent_class)->dispose (object);
}

static void
pd_backups_dialog_get_property (GObject *object,
                                guint id,
                                GValue *value,
                                GParamSpec *pspec)
{
  PdBackupsDialog *self = PD_BACKUPS_DIALOG (object);

  switch ((PdBackupsDialogProperty) id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_backups_dialog_class_init (PdBackupsDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_backups_dialog_dispose;
  object_class->get_property = pd_backups_dialog_get_property;

  /**
   * PdBackupsDialog:busy:
   *
   * Whether a backup is being made that was asked for here.
   */
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-backups-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdBackupsDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, PdBackupsDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, PdBackupsDialog, empty_page);
  gtk_widget_class_bind_template_child (widget_class, PdBackupsDialog, group);
  gtk_widget_class_bind_template_child (widget_class, PdBackupsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PdBackupsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, PdBackupsDialog, make_button);
  gtk_widget_class_bind_template_callback (widget_class, on_make);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
pd_backups_dialog_init (PdBackupsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = pd_settings_new ();
}

/**
 * pd_backups_dialog_new:
 * @window: a window with a project
 *
 * Returns: a dialog that lists the backups of the project
 */
AdwDialog *
pd_backups_dialog_new (PdWindow *window)
{
  PdBackupsDialog *self;

  g_return_val_if_fail (PD_IS_WINDOW (window), NULL);
  g_return_val_if_fail (pd_window_get_keeper (window) != NULL, NULL);

  self = g_object_new (PD_TYPE_BACKUPS_DIALOG, NULL);
  self->window = g_object_ref (window);
  self->project = g_object_ref (pd_window_get_project (window));
  self->keeper = g_object_ref (pd_window_get_keeper (window));
  g_signal_connect_object (self->keeper, "made", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "notify::problem", G_CALLBACK (show_problem), self, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (self->make_button, !pd_project_get_read_only (self->project));
  show_problem (self);
  load (self);
  return ADW_DIALOG (self);
}
