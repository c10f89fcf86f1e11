#include "pd-save-copy-dialog.h"

#include <glib/gi18n-lib.h>

#include "pd-application.h"
#include "pd-dialog-focus.h"
#include "pd-file-alert.h"
#include "pd-files.h"
#include "pd-job-bar.h"
#include "pd-project-copy.h"
#include "pd-toast.h"

/**
 * PdSaveCopyDialog:
 *
 * Asks what a copy of the project is made without, then where it goes, and stays until it is saved.
 */
struct _PdSaveCopyDialog
{
  AdwDialog parent_instance;

  PdProject *project;
  /* The window's content: toasts behind the dialog are shown from there. */
  GtkWidget *window;
  GFile *file;
  GCancellable *cancellable;
  gboolean running;

  AdwSwitchRow *sources_row;
  AdwSwitchRow *memos_row;
  AdwSwitchRow *others_row;
  AdwSwitchRow *history_row;
  PdJobBar *job_bar;
};

typedef enum
{
  PROP_RUNNING = 1,
} PdSaveCopyDialogProperty;

static GParamSpec *properties[PROP_RUNNING + 1];

G_DEFINE_FINAL_TYPE (PdSaveCopyDialog, pd_save_copy_dialog, ADW_TYPE_DIALOG)

static PdLeaveOut
get_without (PdSaveCopyDialog *self)
{
  return (adw_switch_row_get_active (self->sources_row) ? PD_LEAVE_OUT_SOURCES : 0)
         | (adw_switch_row_get_active (self->memos_row) ? PD_LEAVE_OUT_MEMOS : 0)
         | (adw_switch_row_get_active (self->others_row) ? PD_LEAVE_OUT_OTHERS : 0)
         | (adw_switch_row_get_active (self->history_row) ? PD_LEAVE_OUT_HISTORY : 0);
}

/* What is left out for good could not be undone, so what can be undone goes with it. */
static gboolean
all_stays (PdSaveCopyDialog *self,
           gboolean without_sources,
           gboolean without_memos,
           gboolean without_others)
{
  gboolean stays = !without_sources && !without_memos && !without_others;

  if (!stays)
    adw_switch_row_set_active (self->history_row, TRUE);
  return stays;
}

static void
set_running (PdSaveCopyDialog *self,
             gboolean running)
{
  self->running = running;
  adw_dialog_set_can_close (ADW_DIALOG (self), !running);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static void
show_error (PdSaveCopyDialog *self,
            const char *message)
{
  adw_dialog_present (pd_file_alert_new (self->file, _ ("Cannot Save Copy"), message), GTK_WIDGET (self));
}

static void
on_open (AdwToast *toast,
         GFile *file)
{
  GApplication *application = g_application_get_default ();

  if (PD_IS_APPLICATION (application))
    pd_application_open_project (PD_APPLICATION (application), file, PD_PROJECT_OPEN, NULL, NULL);
}

static void
announce (PdSaveCopyDialog *self)
{
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *shown = g_filename_display_name (name);
  /* Translators: the name of the file that was written. */
  g_autofree char *message = g_strdup_printf (_ ("Copy saved as “%s”"), shown);
  AdwToast *toast = pd_toast_new (message);

  adw_toast_set_button_label (toast, _ ("_Open"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_open), g_object_ref (self->file), (GClosureNotify) (GCallback) g_object_unref, G_CONNECT_DEFAULT);
  pd_toast_add (self->window, toast);
}

static void
on_progress (double fraction,
             gpointer data)
{
  PdSaveCopyDialog *self = data;

  if (self->job_bar != NULL)
    g_object_set (self->job_bar, "fraction", fraction, NULL);
}

static void
on_saved (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (PdSaveCopyDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean ok = pd_project_save_copy_finish (PD_PROJECT (source), result, &error);

  set_running (self, FALSE);
  g_clear_object (&self->cancellable);
  if (ok)
    {
      announce (self);
      adw_dialog_close (ADW_DIALOG (self));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      show_error (self, error->message);
    }
}

static void
on_file_chosen (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (PdSaveCopyDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file == NULL)
    {
      if (!pd_files_is_dismissal (error))
        pd_toast_show (self->window, error->message);
      return;
    }
  g_clear_object (&self->file);
  self->file = pd_files_with_suffix (file);
  if (g_file_peek_path (self->file) == NULL)
    {
      show_error (self, _ ("Only files on this computer can be written."));
      return;
    }
  on_progress (0, self);
  self->cancellable = g_cancellable_new ();
  set_running (self, TRUE);
  /* That the file may be replaced was only asked of the name as it was typed. */
  pd_project_save_copy_async (self->project, g_file_peek_path (self->file), get_without (self), g_file_equal (file, self->file), on_progress, self, self->cancellable, on_saved, g_object_ref (self));
}

static void
on_save (PdSaveCopyDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = pd_files_new_project_filters ();
  g_autoptr (GFile) project_file = g_file_new_for_path (pd_project_get_path (self->project));
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autofree char *stem = pd_files_get_stem (project_file);
  /* Translators: what a copy of a project is called at first, by the name of the project. */
  g_autofree char *copy = g_strdup_printf (_ ("%s (copy)"), stem);
  g_autofree char *name = g_strconcat (copy, PD_PROJECT_SUFFIX, NULL);

  g_set_object (&self->window, adw_application_window_get_content (ADW_APPLICATION_WINDOW (window)));
  gtk_file_dialog_set_title (dialog, _ ("Save a Copy"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_save (dialog, window, NULL, on_file_chosen, g_object_ref (self));
}

static void
on_cancel (PdSaveCopyDialog *self)
{
  if (self->running)
    g_cancellable_cancel (self->cancellable);
  else
    adw_dialog_close (ADW_DIALOG (self));
}

static void
show_sizes (PdSaveCopyDialog *self,
            const PdLeaveOutSizes *sizes)
{
  g_autofree char *source_size = g_format_size (sizes->source_bytes);
  g_autofree char *action_size = g_format_size (sizes->action_bytes);
  /* Translators: how much the imported files take. */
  g_autofree char *sources = g_strdup_printf (_ ("The files that the articles were made of, %s; the texts stay"), source_size);
  g_autofree char *memos = g_strdup_printf (ngettext ("%u memo", "%u memos", sizes->memos), (guint) sizes->memos);
  g_autofree char *highlights = g_strdup_printf (ngettext ("%u highlight", "%u highlights", sizes->others), (guint) sizes->others);
  g_autofree char *coders = g_strdup_printf (ngettext ("%u coder", "%u coders", sizes->coders), (guint) sizes->coders);
  /* Translators: how many highlights, and of how many coders. */
  g_autofree char *others = g_strdup_printf (_ ("%s of %s, and what else they have marked. The codebook stays, and what carries a mark of yours"), highlights, coders);
  g_autofree char *actions = g_strdup_printf (ngettext ("%u action", "%u actions", sizes->actions), (guint) sizes->actions);
  /* Translators: how many actions can be undone, and how much these take. */
  g_autofree char *history = g_strdup_printf (_ ("%s, %s; and articles that were removed"), actions, action_size);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->sources_row), sources);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->memos_row), memos);
  if (sizes->others > 0)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->others_row), others);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->history_row), history);
}

/* How much there is is good to know, and not needed. */
static void
on_measured (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (PdSaveCopyDialog) self = data;
  g_autofree PdLeaveOutSizes *sizes = pd_project_measure_copy_finish (PD_PROJECT (source), result, NULL);

  if (sizes != NULL && self->sources_row != NULL)
    show_sizes (self, sizes);
}

static void
pd_save_copy_dialog_dispose (GObject *object)
{
  PdSaveCopyDialog *self = PD_SAVE_COPY_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->project);
  g_clear_object (&self->window);
  g_clear_object (&self->file);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_SAVE_COPY_DIALOG);

  G_OBJECT_CLASS (pd_save_copy_dialog_parent_class)->dispose (object);
}

static void
pd_save_copy_dialog_get_property (GObject *object,
                                  guint id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  PdSaveCopyDialog *self = PD_SAVE_COPY_DIALOG (object);

  switch ((PdSaveCopyDialogProperty) id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_save_copy_dialog_class_init (PdSaveCopyDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_save_copy_dialog_dispose;
  object_class->get_property = pd_save_copy_dialog_get_property;

  /**
   * PdSaveCopyDialog:running:
   *
   * Whether the copy is being saved.
   */
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (PD_TYPE_JOB_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-save-copy-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdSaveCopyDialog, sources_row);
  gtk_widget_class_bind_template_child (widget_class, PdSaveCopyDialog, memos_row);
  gtk_widget_class_bind_template_child (widget_class, PdSaveCopyDialog, others_row);
  gtk_widget_class_bind_template_child (widget_class, PdSaveCopyDialog, history_row);
  gtk_widget_class_bind_template_child (widget_class, PdSaveCopyDialog, job_bar);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, all_stays);
}

static void
pd_save_copy_dialog_init (PdSaveCopyDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pd_dialog_focus (ADW_DIALOG (self), adw_dialog_get_default_widget (ADW_DIALOG (self)));
}

/**
 * pd_save_copy_dialog_new:
 * @project: an open project
 *
 * Returns: a dialog that saves a copy of @project
 */
AdwDialog *
pd_save_copy_dialog_new (PdProject *project)
{
  PdSaveCopyDialog *self;

  g_return_val_if_fail (PD_IS_PROJECT (project), NULL);

  self = g_object_new (PD_TYPE_SAVE_COPY_DIALOG, NULL);
  self->project = g_object_ref (project);
  pd_project_measure_copy_async (project, NULL, on_measured, g_object_ref (self));
  return ADW_DIALOG (self);
}
