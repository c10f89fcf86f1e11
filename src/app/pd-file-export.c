#include "pd-file-export.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "pd-file-alert.h"
#include "pd-files.h"
#include "pd-toast.h"

/* What is to be written, while somebody says where to, and then while it is. What is shown may be something else by then. */
typedef struct
{
  GtkWidget *parent;
  char *project_path;
  GFile *file;
  PdFileExportWrite write;
  PdFileExportFinish finish;
  gpointer data;
  GDestroyNotify free_data;
} Export;

static void
export_free (Export *self)
{
  g_object_unref (self->parent);
  g_free (self->project_path);
  g_clear_object (&self->file);
  self->free_data (self->data);
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
  adw_dialog_present (pd_file_alert_new (self->file, _ ("Export Failed"), message), self->parent);
}

static void
on_saved (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (Export) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = get_shown_name (self);

  if (self->finish (result, &error))
    {
      /* Translators: the name of the file that was written. */
      g_autofree char *message = g_strdup_printf (_ ("Exported to “%s”"), shown);

      pd_toast_show (self->parent, message);
    }
  else
    show_error (self, error->message);
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
      if (!pd_files_is_dismissal (error))
        pd_toast_show (self->parent, error->message);
      return;
    }
  if (g_file_peek_path (self->file) == NULL)
    show_error (self, _ ("Only files on this computer can be written."));
  else if (g_str_equal (g_file_peek_path (self->file), self->project_path))
    show_error (self, _ ("This is the project itself, which the export must not replace."));
  else
    export->write (export->file, on_saved, g_steal_pointer (&self), export->data);
}

/**
 * pd_file_export_ask:
 * @parent: a widget in the window
 * @project: the project, which gives the file its name, and which no export replaces
 * @ending: how the name ends, as `-words.csv`
 * @write: writes the file, in another thread
 * @finish: ends that
 * @user_data: handed to @write
 * @free_user_data: frees it, when all is done
 *
 * Asks where to, has a file written there, and says what has become of it.
 */
void
pd_file_export_ask (GtkWidget *parent,
                    PdProject *project,
                    const char *ending,
                    PdFileExportWrite write,
                    PdFileExportFinish finish,
                    gpointer user_data,
                    GDestroyNotify free_user_data)
{
  g_autoptr (GtkFileDialog) dialog = NULL;
  g_autoptr (GFile) project_file = NULL;
  g_autofree char *stem = NULL;
  g_autofree char *name = NULL;
  Export *self;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (PD_IS_PROJECT (project));
  g_return_if_fail (write != NULL && finish != NULL && free_user_data != NULL);

  self = g_new0 (Export, 1);
  self->parent = g_object_ref (parent);
  self->project_path = g_strdup (pd_project_get_path (project));
  self->write = write;
  self->finish = finish;
  self->data = user_data;
  self->free_data = free_user_data;

  project_file = g_file_new_for_path (self->project_path);
  stem = pd_files_get_stem (project_file);
  name = g_strconcat (stem, ending, NULL);
  dialog = gtk_file_dialog_new ();
  gtk_file_dialog_set_title (dialog, _ ("Export"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Export"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (parent)), NULL, on_chosen, self);
}
