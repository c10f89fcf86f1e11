#include "pd-add-dialog.h"

#include <glib/gi18n-lib.h>

#include "pd-files.h"

static void
add (PdWindow *window,
     GListModel *files,
     const GError *error)
{
  if (files != NULL)
    pd_window_add_files (window, files);
  else if (!pd_files_is_dismissal (error))
    pd_window_show_message (window, error->message);
}

static void
on_files_chosen (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (PdWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, &error);

  add (window, files, error);
}

static void
on_folders_chosen (GObject *source,
                   GAsyncResult *result,
                   gpointer data)
{
  g_autoptr (PdWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = gtk_file_dialog_select_multiple_folders_finish (GTK_FILE_DIALOG (source), result, &error);

  add (window, files, error);
}

/**
 * pd_add_dialog_show:
 * @window: a window with an open project
 * @folders: whether folders are chosen, with all that is in them
 *
 * Lets a person choose the files to add.
 */
void
pd_add_dialog_show (PdWindow *window,
                    gboolean folders)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = NULL;

  g_return_if_fail (PD_IS_WINDOW (window));

  gtk_file_dialog_set_accept_label (dialog, _ ("_Add"));
  if (folders)
    {
      gtk_file_dialog_set_title (dialog, _ ("Add Folder"));
      gtk_file_dialog_select_multiple_folders (dialog, GTK_WINDOW (window), NULL, on_folders_chosen, g_object_ref (window));
      return;
    }
  filters = pd_files_new_article_filters ();
  gtk_file_dialog_set_title (dialog, _ ("Add Articles"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (window), NULL, on_files_chosen, g_object_ref (window));
}
