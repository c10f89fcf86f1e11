#include "pd-window.h"

#include <glib/gi18n-lib.h>

#include "pd-application.h"
#include "pd-config.h"
#include "pd-conflict.h"
#include "pd-drop-area.h"
#include "pd-files.h"
#include "pd-file-alert.h"
#include "pd-open-failure.h"
#include "pd-project-closer.h"
#include "pd-recent.h"
#include "pd-restore.h"
#include "pd-settings.h"
#include "pd-toast.h"
#include "pd-welcome.h"
#include "pd-window-actions.h"
#include "pd-window-closing.h"

/**
 * PdWindow:
 *
 * A window: the welcome page, or a project on the workbench.
 */
struct _PdWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings;
  /* The project that is open or on its way, and what is added to it when it is there. */
  GFile *file;
  PdOpenOptions options;
  PdProject *project;
  PdBackupKeeper *keeper;
  GListStore *waiting_files;
  GCancellable *cancellable;
  gboolean closing;
  gboolean reopening;

  GtkStack *stack;
  PdDropArea *drop_area;
  PdWorkbench *workbench;
};

typedef enum
{
  PROP_PROJECT = 1,
} PdWindowProperty;

static GParamSpec *properties[PROP_PROJECT + 1];

G_DEFINE_FINAL_TYPE (PdWindow, pd_window, ADW_TYPE_APPLICATION_WINDOW)

static void
show_state (PdWindow *self)
{
  g_autofree char *name = self->project != NULL ? pd_files_get_project_name (self->file) : NULL;

  gtk_window_set_title (GTK_WINDOW (self), name != NULL ? name : _ ("Pidian"));
  if (self->project != NULL)
    gtk_stack_set_visible_child_name (self->stack, "workbench");
  else
    gtk_stack_set_visible_child_name (self->stack, self->file != NULL ? "opening" : "welcome");
  g_object_set (self->drop_area, "title", self->project != NULL ? _ ("Drop Files to Add Them") : _ ("Drop a Project or Articles"), NULL);
  pd_window_actions_update (self);
}

/* That it is not made is said once, not every ten minutes. */
static void
on_backup_problem (PdWindow *self)
{
  const char *problem = pd_backup_keeper_get_problem (self->keeper);

  if (problem != NULL)
    pd_window_show_message (self, problem);
}

static void
forget_project (PdWindow *self)
{
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  if (self->keeper != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->keeper, self);
      pd_backup_keeper_stop (self->keeper);
    }
  g_clear_object (&self->keeper);
  g_clear_object (&self->project);
}

static void
follow_project (PdWindow *self)
{
  g_autoptr (PdBackups) backups = pd_backups_new (NULL);

  g_signal_connect_object (self->project, "notify::can-undo", G_CALLBACK (pd_window_actions_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->project, "notify::can-redo", G_CALLBACK (pd_window_actions_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->project, "conflict", G_CALLBACK (pd_conflict_ask), self, G_CONNECT_SWAPPED);
  self->keeper = pd_backup_keeper_new (self->project, backups);
  pd_settings_bind_backups (self->settings, self->keeper);
  g_signal_connect_object (self->keeper, "notify::problem", G_CALLBACK (on_backup_problem), self, G_CONNECT_SWAPPED);
}

static void
set_project (PdWindow *self,
             PdProject *project)
{
  forget_project (self);
  self->project = project != NULL ? g_object_ref (project) : NULL;
  if (project != NULL)
    follow_project (self);
  pd_workbench_set_project (self->workbench, project);
  show_state (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

static void
show_opened (PdWindow *self,
             PdProject *project)
{
  g_autofree char *message = pd_project_get_upgrade_message (project);

  if (self->options.mode != PD_PROJECT_READ)
    pd_recent_add (self->file);
  set_project (self, project);
  if (message != NULL)
    pd_window_show_message (self, message);
  if (self->options.restored != NULL)
    pd_restore_announce (self, self->options.restored, self->options.before);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->waiting_files)) > 0)
    pd_window_add_files (self, G_LIST_MODEL (self->waiting_files));
}

static void
show_failure (PdWindow *self,
              const GError *error)
{
  g_autoptr (GFile) file = g_steal_pointer (&self->file);

  show_state (self);
  /* A project whose backup cannot be restored is as it was. */
  if (self->options.restored != NULL)
    {
      pd_window_open_project (self, file, &(PdOpenOptions) { .mode = PD_PROJECT_OPEN, .lock_policy = PD_LOCK_ASK });
      pd_restore_complain (self, error->message);
      return;
    }
  pd_open_failure_show (self, file, &self->options, error);
}

static gboolean
is_question (const GError *error)
{
  return g_error_matches (error, PD_STORE_ERROR, PD_STORE_ERROR_CONFLICT) || g_error_matches (error, PD_STORE_ERROR, PD_STORE_ERROR_LOCKED);
}

static void
on_opened (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (PdWindow) self = data;
  PdProject *project = PD_PROJECT (source);
  g_autoptr (GError) error = NULL;
  gboolean ok = pd_project_open_finish (project, result, &error);

  if (self->closing)
    {
      if (ok)
        pd_project_close_async (project, NULL, NULL);
      return;
    }
  g_clear_object (&self->cancellable);
  if (ok)
    show_opened (self, project);
  else
    show_failure (self, error);
  /* Those that wait for an answer wait on. */
  if (ok || !is_question (error))
    g_list_store_remove_all (self->waiting_files);
}

static void
on_close_answered (AdwAlertDialog *dialog,
                   const char *response,
                   PdWindow *self)
{
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_closed (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (PdWindow) self = data;
  g_autoptr (GError) error = NULL;
  PdMissingFileAnswer answer = pd_window_closing_run_finish (result, &error);
  AdwDialog *dialog;

  if (error != NULL)
    {
      dialog = pd_file_alert_new (self->file, _ ("Cannot Close Project"), error->message);
      g_signal_connect_object (dialog, "response", G_CALLBACK (on_close_answered), self, G_CONNECT_DEFAULT);
      adw_dialog_present (dialog, GTK_WIDGET (self));
      return;
    }
  if (answer == PD_MISSING_FILE_CLOSE)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  self->closing = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
  if (answer == PD_MISSING_FILE_SAVE)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.save-copy", NULL);
}

static gboolean
pd_window_close_request (GtkWindow *window)
{
  PdWindow *self = PD_WINDOW (window);

  if (self->closing)
    return GDK_EVENT_STOP;
  self->closing = TRUE;
  pd_settings_save_window (self->settings, GTK_WINDOW (self));
  g_cancellable_cancel (self->cancellable);
  if (self->reopening)
    return GDK_EVENT_STOP;
  if (self->project == NULL)
    return GTK_WINDOW_CLASS (pd_window_parent_class)->close_request (window);

  /* The window stays until its project is closed, so that what goes wrong then can be said; it is not long. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), FALSE);
  pd_window_closing_run_async (self->workbench, self->keeper, on_closed, g_object_ref (self));
  return GDK_EVENT_STOP;
}

static void
on_dropped (PdWindow *self,
            GdkFileList *list)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (list);
  g_autoptr (GPtrArray) array = g_ptr_array_new ();

  for (GSList *l = files; l != NULL; l = l->next)
    g_ptr_array_add (array, l->data);
  pd_application_open_files (PD_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), (GFile **) array->pdata, array->len, self);
}

static void
pd_window_dispose (GObject *object)
{
  PdWindow *self = PD_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  forget_project (self);
  pd_open_options_set (&self->options, &(PdOpenOptions) { 0 });
  g_clear_object (&self->file);
  g_clear_object (&self->waiting_files);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_WINDOW);

  G_OBJECT_CLASS (pd_window_parent_class)->dispose (object);
}

static void
pd_window_get_property (GObject *object,
                        guint id,
                        GValue *value,
                        GParamSpec *pspec)
{
  PdWindow *self = PD_WINDOW (object);

  switch ((PdWindowProperty) id)
    {
    case PROP_PROJECT:
      g_value_set_object (value, self->project);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_window_class_init (PdWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_window_dispose;
  object_class->get_property = pd_window_get_property;
  GTK_WINDOW_CLASS (klass)->close_request = pd_window_close_request;

  /**
   * PdWindow:project: (getter get_project)
   *
   * The project that is open.
   */
  properties[PROP_PROJECT] = g_param_spec_object ("project", NULL, NULL, PD_TYPE_PROJECT, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (PD_TYPE_DROP_AREA);
  g_type_ensure (PD_TYPE_WELCOME);
  g_type_ensure (PD_TYPE_WORKBENCH);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PdWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PdWindow, drop_area);
  gtk_widget_class_bind_template_child (widget_class, PdWindow, workbench);
  gtk_widget_class_bind_template_callback (widget_class, on_dropped);
  pd_window_actions_install (widget_class);
}

static void
pd_window_init (PdWindow *self)
{
  self->settings = pd_settings_new ();
  self->waiting_files = g_list_store_new (G_TYPE_FILE);
  gtk_widget_init_template (GTK_WIDGET (self));
  if (PD_DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
  pd_settings_restore_window (self->settings, GTK_WINDOW (self));
  show_state (self);
}

/**
 * pd_window_new:
 * @application: the program
 *
 * Returns: a window with the welcome page
 */
PdWindow *
pd_window_new (GtkApplication *application)
{
  return g_object_new (PD_TYPE_WINDOW, "application", application, NULL);
}

/**
 * pd_window_get_file:
 *
 * Returns: (transfer none) (nullable): the project file that is open or being opened
 */
GFile *
pd_window_get_file (PdWindow *self)
{
  g_return_val_if_fail (PD_IS_WINDOW (self), NULL);

  return self->file;
}

/**
 * pd_window_has_file:
 * @file: a project file
 *
 * Returns: whether it is the one that is open or being opened, also where that has been moved there meanwhile
 */
gboolean
pd_window_has_file (PdWindow *self,
                    GFile *file)
{
  const char *moved_path;

  g_return_val_if_fail (PD_IS_WINDOW (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (self->file == NULL)
    return FALSE;
  moved_path = self->project != NULL ? pd_project_get_moved_path (self->project) : NULL;
  return g_file_equal (self->file, file) || (moved_path != NULL && g_strcmp0 (moved_path, g_file_peek_path (file)) == 0);
}

/**
 * pd_window_is_closing:
 *
 * Returns: whether it is about to go away, and closes its project first
 */
gboolean
pd_window_is_closing (PdWindow *self)
{
  g_return_val_if_fail (PD_IS_WINDOW (self), FALSE);

  return self->closing;
}

/**
 * pd_window_is_to_read:
 *
 * Returns: whether its project was opened for this once to read, such as a backup
 */
gboolean
pd_window_is_to_read (PdWindow *self)
{
  g_return_val_if_fail (PD_IS_WINDOW (self), FALSE);

  return self->options.mode == PD_PROJECT_READ;
}

/**
 * pd_window_get_project:
 *
 * Returns: (transfer none) (nullable): the project that is open
 */
PdProject *
pd_window_get_project (PdWindow *self)
{
  g_return_val_if_fail (PD_IS_WINDOW (self), NULL);

  return self->closing ? NULL : self->project;
}

/**
 * pd_window_get_workbench:
 *
 * Returns: (transfer none): what it shows of an open project
 */
PdWorkbench *
pd_window_get_workbench (PdWindow *self)
{
  g_return_val_if_fail (PD_IS_WINDOW (self), NULL);

  return self->workbench;
}

/**
 * pd_window_get_keeper:
 *
 * Returns: (transfer none) (nullable): what makes backups of the project that is open
 */
PdBackupKeeper *
pd_window_get_keeper (PdWindow *self)
{
  g_return_val_if_fail (PD_IS_WINDOW (self), NULL);

  return self->closing ? NULL : self->keeper;
}

/**
 * pd_window_open_project:
 * @file: a project
 * @options: how to open it
 *
 * Opens or makes a project in a window that shows none yet.
 */
void
pd_window_open_project (PdWindow *self,
                        GFile *file,
                        const PdOpenOptions *options)
{
  g_autoptr (PdProject) project = NULL;
  g_autofree char *coder_name = NULL;

  g_return_if_fail (PD_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (options != NULL);
  g_return_if_fail (self->file == NULL);

  if (g_file_peek_path (file) == NULL)
    {
      pd_window_show_message (self, _ ("A project has to be a file on this computer."));
      return;
    }
  /* What waited for another project does not go into this one. */
  if (options->choice == PD_WORKING_COPY_ASK && options->lock_policy == PD_LOCK_ASK)
    g_list_store_remove_all (self->waiting_files);
  self->file = g_object_ref (file);
  pd_open_options_set (&self->options, options);
  self->cancellable = g_cancellable_new ();
  project = pd_open_options_create_project (options);
  coder_name = g_settings_get_string (self->settings, "coder-name");
  if (*coder_name != '\0')
    pd_project_set_coder_name (project, coder_name);
  pd_project_open_async (project, g_file_peek_path (file), options->mode, self->cancellable, on_opened, g_object_ref (self));
  show_state (self);
}

static void
on_closed_to_reopen (GObject *source,
                     GAsyncResult *result,
                     gpointer data)
{
  g_autoptr (PdWindow) self = data;
  g_autoptr (GFile) file = g_steal_pointer (&self->file);
  g_autoptr (GError) error = NULL;

  self->reopening = FALSE;
  if (!pd_project_closer_run_finish (result, &error))
    pd_window_show_message (self, error->message);
  if (self->closing)
    gtk_window_destroy (GTK_WINDOW (self));
  else
    pd_window_open_project (self, file, &self->options);
}

/**
 * pd_window_reopen_project:
 * @closing_choice: which version stays where it was changed elsewhere as well
 * @options: how to open it
 *
 * Closes the project and opens it again.
 */
void
pd_window_reopen_project (PdWindow *self,
                          PdWorkingCopyChoice closing_choice,
                          const PdOpenOptions *options)
{
  g_autoptr (PdProject) project = NULL;

  g_return_if_fail (PD_IS_WINDOW (self));
  g_return_if_fail (options != NULL);

  if (pd_window_get_project (self) == NULL)
    return;
  project = g_object_ref (self->project);
  pd_open_options_set (&self->options, options);
  self->reopening = TRUE;
  set_project (self, NULL);
  pd_project_closer_run_async (GTK_WIDGET (self), project, NULL, closing_choice, on_closed_to_reopen, g_object_ref (self));
}

/**
 * pd_window_follow_file:
 *
 * Closes the project and opens it again where its file has been moved. Closing writes all that was done into that, wherever it is.
 */
void
pd_window_follow_file (PdWindow *self)
{
  PdProject *project;

  g_return_if_fail (PD_IS_WINDOW (self));

  project = pd_window_get_project (self);
  if (project == NULL || pd_project_get_moved_path (project) == NULL)
    return;
  g_object_unref (self->file);
  self->file = g_file_new_for_path (pd_project_get_moved_path (project));
  pd_window_reopen_project (self, PD_WORKING_COPY_ASK, &(PdOpenOptions) { .mode = PD_PROJECT_OPEN, .lock_policy = PD_LOCK_ASK });
}

/**
 * pd_window_add_files:
 * @files: (element-type GFile): articles, and folders of them
 *
 * Adds articles to the project, as soon as that is open.
 */
void
pd_window_add_files (PdWindow *self,
                     GListModel *files)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;
  guint n;

  g_return_if_fail (PD_IS_WINDOW (self));
  g_return_if_fail (G_IS_LIST_MODEL (files));

  n = g_list_model_get_n_items (files);
  if (self->closing || n == 0)
    return;
  if (self->project != NULL && pd_project_get_read_only (self->project))
    {
      pd_window_show_message (self, _ ("The project is read-only: nothing can be added to it"));
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      if (self->project == NULL)
        g_list_store_append (self->waiting_files, file);
      else if (g_file_peek_path (file) != NULL)
        g_strv_builder_add (paths, g_file_peek_path (file));
      else
        pd_window_show_message (self, _ ("Only files on this computer can be added"));
    }
  strv = g_strv_builder_end (paths);
  if (*strv != NULL)
    pd_workbench_add_files (self->workbench, (const char *const *) strv);
}

/**
 * pd_window_show_message:
 * @message: one sentence
 *
 * Says something in passing.
 */
void
pd_window_show_message (PdWindow *self,
                        const char *message)
{
  g_return_if_fail (PD_IS_WINDOW (self));
  g_return_if_fail (message != NULL);

  if (self->stack != NULL)
    pd_toast_show (GTK_WIDGET (self->stack), message);
}
