#include "pd-words-export.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "pd-files.h"
#include "pd-toast.h"
#include "pd-words-csv.h"

/* What is to be written, while somebody says where to, and then while it is. What is shown may be something else by then. */
typedef struct
{
  GtkWidget *parent;
  char *project_path;
  PdFrequencyList *list;
  guint *order;
  GFile *file;
} Export;

static void
export_free (Export *self)
{
  g_object_unref (self->parent);
  g_free (self->project_path);
  pd_frequency_list_unref (self->list);
  g_free (self->order);
  g_clear_object (&self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static char *
get_shown_name (Export *self)
{
  g_autofree char *name = g_file_get_basename (self->file);

  return g_filename_display_name (name);
}

static void
show_error (Export *self,
            const char *message)
{
  g_autofree char *shown = get_shown_name (self);
  /* Translators: a file's name and what is wrong with it, a sentence. */
  g_autofree char *body = g_strdup_printf (_ ("“%s”: %s"), shown, message);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Export Failed"), body);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, self->parent);
}

static void
on_saved (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (Export) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = get_shown_name (self);

  if (pd_words_csv_save_finish (result, &error))
    {
      /* Translators: the name of the file that was written. */
      g_autofree char *message = g_strdup_printf (_ ("Exported to “%s”"), shown);

      pd_toast_show (self->parent, message);
    }
  else
    show_error (self, error->message);
}

static gboolean
is_dismissal (const GError *error)
{
  return g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED);
}

static void
on_chosen (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (Export) self = data;
  g_autoptr (GError) error = NULL;
  const Export *export = self;

  self->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  if (self->file == NULL)
    {
      if (!is_dismissal (error))
        pd_toast_show (self->parent, error->message);
      return;
    }
  if (g_file_peek_path (self->file) == NULL)
    show_error (self, _ ("Only files on this computer can be written."));
  else if (g_str_equal (g_file_peek_path (self->file), self->project_path))
    show_error (self, _ ("This is the project itself, which the export must not replace."));
  else
    /* A byte order mark does not trouble R or pandas, and without it spreadsheets take Chinese for something else. */
    pd_words_csv_save_async (export->list, export->order, pd_frequency_list_get_n_rows (export->list), PD_CSV_FOR_SPREADSHEET, export->file, NULL, on_saved, g_steal_pointer (&self));
}

/**
 * pd_words_export:
 * @parent: a widget in the window
 * @project: the project, which gives the file its name
 * @model: what is shown
 *
 * Asks where to, and writes a frequency list there as CSV, in the order in which it is shown.
 */
void
pd_words_export (GtkWidget *parent,
                 PdProject *project,
                 PdWordModel *model)
{
  g_autoptr (GtkFileDialog) dialog = NULL;
  g_autoptr (GFile) project_file = NULL;
  g_autofree char *stem = NULL;
  g_autofree char *name = NULL;
  PdFrequencyList *list;
  const guint *order;
  Export *self;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (PD_IS_PROJECT (project));
  g_return_if_fail (PD_IS_WORD_MODEL (model));

  list = pd_word_model_get_list (model);
  g_return_if_fail (list != NULL);
  order = pd_word_model_get_order (model);
  self = g_new0 (Export, 1);
  self->parent = g_object_ref (parent);
  self->project_path = g_strdup (pd_project_get_path (project));
  self->list = pd_frequency_list_ref (list);
  self->order = order != NULL ? g_memdup2 (order, pd_frequency_list_get_n_rows (list) * sizeof (guint)) : NULL;

  project_file = g_file_new_for_path (self->project_path);
  stem = pd_files_get_stem (project_file);
  name = g_strconcat (stem, pd_frequency_list_get_kind (list) == PD_FREQUENCY_COLLOCATES ? "-collocates.csv" : "-words.csv", NULL);
  dialog = gtk_file_dialog_new ();
  gtk_file_dialog_set_title (dialog, _ ("Export"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Export"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (parent)), NULL, on_chosen, self);
}
