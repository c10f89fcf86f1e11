#include "pd-export-dialog.h"

#include <glib/gi18n-lib.h>

#include "pd-check-row.h"
#include "pd-dialog-focus.h"
#include "pd-export.h"
#include "pd-file-alert.h"
#include "pd-files.h"
#include "pd-settings.h"
#include "pd-toast.h"

/**
 * PdExportDialog:
 *
 * Asks what to export and for what, then where to, and stays until that is written.
 */
struct _PdExportDialog
{
  AdwDialog parent_instance;

  PdProject *project;
  GSettings *settings;
  /* The window's content: toasts behind the dialog are shown from there. */
  GtkWidget *window;
  GFile *file;
  GCancellable *cancellable;
  gboolean running;

  GtkCheckButton *highlights_check;
  GtkCheckButton *claims_check;
  GtkCheckButton *tables_check;
  GtkCheckButton *json_check;
  GtkCheckButton *jsonl_check;
  GtkCheckButton *claim_reviews_check;
  GtkCheckButton *programs_check;
  GtkCheckButton *spreadsheet_check;
};

typedef enum
{
  PROP_RUNNING = 1,
} PdExportDialogProperty;

static GParamSpec *properties[PROP_RUNNING + 1];

G_DEFINE_FINAL_TYPE (PdExportDialog, pd_export_dialog, ADW_TYPE_DIALOG)

/* What a file of each format is called, behind the project's name. */
static const char *const name_ends[] = {
  [PD_EXPORT_CSV_HIGHLIGHTS] = "-highlights.csv",
  [PD_EXPORT_CSV_MENTIONS] = "-claims.csv",
  [PD_EXPORT_TABLES] = "-tables",
  [PD_EXPORT_JSON] = ".json",
  [PD_EXPORT_JSONL] = ".jsonl",
  [PD_EXPORT_CLAIM_REVIEWS] = "-claimreview.jsonld",
};

static GtkCheckButton *
get_check (PdExportDialog *self,
           PdExportFormat format)
{
  switch (format)
    {
    case PD_EXPORT_CSV_MENTIONS:
      return self->claims_check;
    case PD_EXPORT_TABLES:
      return self->tables_check;
    case PD_EXPORT_JSON:
      return self->json_check;
    case PD_EXPORT_JSONL:
      return self->jsonl_check;
    case PD_EXPORT_CLAIM_REVIEWS:
      return self->claim_reviews_check;
    case PD_EXPORT_CSV_HIGHLIGHTS:
    default:
      return self->highlights_check;
    }
}

static PdExportFormat
get_format (PdExportDialog *self)
{
  for (PdExportFormat format = PD_EXPORT_CSV_HIGHLIGHTS; format <= PD_EXPORT_CLAIM_REVIEWS; format++)
    {
      if (gtk_check_button_get_active (get_check (self, format)))
        return format;
    }
  return PD_EXPORT_CSV_HIGHLIGHTS;
}

static gboolean
is_csv (PdExportFormat format)
{
  return format == PD_EXPORT_CSV_HIGHLIGHTS || format == PD_EXPORT_CSV_MENTIONS;
}

static char *
get_name (PdExportDialog *self)
{
  g_autoptr (GFile) project_file = g_file_new_for_path (pd_project_get_path (self->project));
  g_autofree char *stem = pd_files_get_stem (project_file);

  return g_strconcat (stem, name_ends[get_format (self)], NULL);
}

static void
set_running (PdExportDialog *self,
             gboolean running)
{
  self->running = running;
  adw_dialog_set_can_close (ADW_DIALOG (self), !running);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static void
show_error (PdExportDialog *self,
            const char *message)
{
  adw_dialog_present (pd_file_alert_new (self->file, _ ("Export Failed"), message), GTK_WIDGET (self));
}

static void
on_open_folder (AdwToast *toast,
                GFile *file)
{
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_open_containing_folder (launcher, NULL, NULL, NULL, NULL);
}

static void
announce (PdExportDialog *self)
{
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *shown = g_filename_display_name (name);
  /* Translators: the name of the file that was written. */
  g_autofree char *message = g_strdup_printf (_ ("Exported to “%s”"), shown);
  AdwToast *toast = pd_toast_new (message);

  adw_toast_set_button_label (toast, _ ("_Open Folder"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_open_folder), g_object_ref (self->file), (GClosureNotify) (GCallback) g_object_unref, G_CONNECT_DEFAULT);
  pd_toast_add (self->window, toast);
}

static void
on_exported (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (PdExportDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean ok = pd_project_export_finish (PD_PROJECT (source), result, &error);

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
export_to (PdExportDialog *self,
           GFile *file)
{
  PdExportFormat format = get_format (self);
  gboolean spreadsheet = gtk_check_button_get_active (self->spreadsheet_check);

  g_set_object (&self->file, file);
  if (g_file_peek_path (file) == NULL)
    {
      show_error (self, _ ("Only files on this computer can be written."));
      return;
    }
  if (g_str_equal (g_file_peek_path (file), pd_project_get_path (self->project)))
    {
      show_error (self, _ ("This is the project itself, which the export must not replace."));
      return;
    }
  g_settings_set_enum (self->settings, "export-format", format);
  g_settings_set_boolean (self->settings, "export-spreadsheet", spreadsheet);
  self->cancellable = g_cancellable_new ();
  set_running (self, TRUE);
  pd_project_export_async (self->project, format, spreadsheet && is_csv (format), g_file_peek_path (file), self->cancellable, on_exported, g_object_ref (self));
}

static void
on_replace_answered (GObject *source,
                     GAsyncResult *result,
                     gpointer data)
{
  g_autoptr (PdExportDialog) self = data;

  if (g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result), "replace"))
    export_to (self, self->file);
}

/* A folder is chosen by the folder that it is put into, so nobody has asked yet. */
static void
on_looked (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (PdExportDialog) self = data;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, NULL);
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *body = NULL;
  AdwDialog *dialog;

  g_set_object (&self->file, G_FILE (source));
  if (info == NULL)
    {
      export_to (self, G_FILE (source));
      return;
    }
  /* Translators: the name of a folder. */
  body = g_strdup_printf (_ ("There is a folder “%s” already. All that is in it will be replaced."), shown);
  dialog = adw_alert_dialog_new (_ ("Replace Folder?"), body);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "replace", _ ("_Replace"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "replace", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), NULL, on_replace_answered, g_object_ref (self));
}

static void
on_folder_chosen (GObject *source,
                  GAsyncResult *result,
                  gpointer data)
{
  g_autoptr (PdExportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) parent = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *name = get_name (self);
  g_autoptr (GFile) folder = parent != NULL ? g_file_get_child (parent, name) : NULL;

  if (folder != NULL)
    g_file_query_info_async (folder, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, NULL, on_looked, g_object_ref (self));
  else if (!pd_files_is_dismissal (error))
    pd_toast_show (self->window, error->message);
}

static void
on_file_chosen (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (PdExportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    export_to (self, file);
  else if (!pd_files_is_dismissal (error))
    pd_toast_show (self->window, error->message);
}

static void
on_export (PdExportDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autofree char *name = get_name (self);

  g_set_object (&self->window, adw_application_window_get_content (ADW_APPLICATION_WINDOW (window)));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Export"));
  if (get_format (self) == PD_EXPORT_TABLES)
    {
      gtk_file_dialog_set_title (dialog, _ ("Choose Where to Put the Folder"));
      gtk_file_dialog_select_folder (dialog, window, NULL, on_folder_chosen, g_object_ref (self));
      return;
    }
  gtk_file_dialog_set_title (dialog, _ ("Export"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, window, NULL, on_file_chosen, g_object_ref (self));
}

static void
on_cancel (PdExportDialog *self)
{
  if (self->running)
    g_cancellable_cancel (self->cancellable);
  else
    adw_dialog_close (ADW_DIALOG (self));
}

static gboolean
either (PdExportDialog *self,
        gboolean first,
        gboolean second)
{
  return first || second;
}

static void
pd_export_dialog_dispose (GObject *object)
{
  PdExportDialog *self = PD_EXPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->project);
  g_clear_object (&self->settings);
  g_clear_object (&self->window);
  g_clear_object (&self->file);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_EXPORT_DIALOG);

  G_OBJECT_CLASS (pd_export_dialog_parent_class)->dispose (object);
}

static void
pd_export_dialog_get_property (GObject *object,
                               guint id,
                               GValue *value,
                               GParamSpec *pspec)
{
  PdExportDialog *self = PD_EXPORT_DIALOG (object);

  switch ((PdExportDialogProperty) id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_export_dialog_class_init (PdExportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_export_dialog_dispose;
  object_class->get_property = pd_export_dialog_get_property;

  /**
   * PdExportDialog:running:
   *
   * Whether it is being written.
   */
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (PD_TYPE_CHECK_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdExportDialog, highlights_check);
  gtk_widget_class_bind_template_child (widget_class, PdExportDialog, claims_check);
  gtk_widget_class_bind_template_child (widget_class, PdExportDialog, tables_check);
  gtk_widget_class_bind_template_child (widget_class, PdExportDialog, json_check);
  gtk_widget_class_bind_template_child (widget_class, PdExportDialog, jsonl_check);
  gtk_widget_class_bind_template_child (widget_class, PdExportDialog, claim_reviews_check);
  gtk_widget_class_bind_template_child (widget_class, PdExportDialog, programs_check);
  gtk_widget_class_bind_template_child (widget_class, PdExportDialog, spreadsheet_check);
  gtk_widget_class_bind_template_callback (widget_class, on_export);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, either);
}

static void
pd_export_dialog_init (PdExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pd_dialog_focus (ADW_DIALOG (self), adw_dialog_get_default_widget (ADW_DIALOG (self)));

  self->settings = pd_settings_new ();
  gtk_check_button_set_active (get_check (self, g_settings_get_enum (self->settings, "export-format")), TRUE);
  if (g_settings_get_boolean (self->settings, "export-spreadsheet"))
    gtk_check_button_set_active (self->spreadsheet_check, TRUE);
}

/**
 * pd_export_dialog_new:
 * @project: an open project
 *
 * Returns: a dialog that exports @project
 */
AdwDialog *
pd_export_dialog_new (PdProject *project)
{
  PdExportDialog *self;

  g_return_val_if_fail (PD_IS_PROJECT (project), NULL);

  self = g_object_new (PD_TYPE_EXPORT_DIALOG, NULL);
  self->project = g_object_ref (project);
  return ADW_DIALOG (self);
}
