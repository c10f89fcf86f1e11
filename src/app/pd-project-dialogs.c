#include "pd-project-dialogs.h"

#include <glib/gi18n-lib.h>

#include "pd-files.h"

/* What a dialog is about, while it is open. */
typedef struct
{
  PdApplication *application;
  PdWindow *window;
  GListModel *articles;
} Question;

static Question *
question_new (PdApplication *application,
              PdWindow *window,
              GListModel *articles)
{
  Question *question = g_new0 (Question, 1);

  question->application = g_object_ref (application);
  g_set_object (&question->window, window);
  g_set_object (&question->articles, articles);
  return question;
}

static void
question_free (Question *question)
{
  g_object_unref (question->application);
  g_clear_object (&question->window);
  g_clear_object (&question->articles);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
show_error (Question *question,
            const GError *error)
{
  if (question->window == NULL || pd_files_is_dismissal (error))
    return;
  pd_window_show_message (question->window, error->message);
}

static void
open (Question *question,
      GFile *file,
      PdProjectMode mode)
{
  pd_application_open_project (question->application, file, mode, question->window, question->articles);
}

static void
on_trashed (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (Question) question = data;

  /* Where it could not be moved out of the way, that the name is taken is said when the project is made. */
  g_file_trash_finish (G_FILE (source), result, NULL);
  open (question, G_FILE (source), PD_PROJECT_CREATE);
}

static void
on_name_chosen (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (Question) question = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autoptr (GFile) whole = NULL;

  if (file == NULL)
    {
      show_error (question, error);
      return;
    }
  /* That the file may be replaced was only asked of the name as it was typed. It is moved to the trash, since a whole
   * project may be in it. */
  whole = pd_files_with_suffix (file);
  if (g_file_equal (file, whole) && pd_application_find_window (question->application, file) == NULL)
    g_file_trash_async (file, G_PRIORITY_DEFAULT, NULL, on_trashed, g_steal_pointer (&question));
  else
    open (question, whole, PD_PROJECT_CREATE);
}

/**
 * pd_project_dialogs_new:
 * @application: the program
 * @window: (nullable): the window that was asked
 * @articles: (nullable): files to add to the project
 *
 * Lets a person say where a new project goes, and makes it.
 */
void
pd_project_dialogs_new (PdApplication *application,
                        PdWindow *window,
                        GListModel *articles)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = pd_files_new_project_filters ();
  g_autofree char *name = NULL;

  g_return_if_fail (PD_IS_APPLICATION (application));

  /* Translators: the name of a new project's file, without ".pidian". */
  name = g_strconcat (_ ("Untitled Project"), PD_PROJECT_SUFFIX, NULL);
  gtk_file_dialog_set_title (dialog, _ ("New Project"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Create"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_save (dialog, GTK_WINDOW (window), NULL, on_name_chosen, question_new (application, window, articles));
}

static void
on_project_chosen (GObject *source,
                   GAsyncResult *result,
                   gpointer data)
{
  g_autoptr (Question) question = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    open (question, file, PD_PROJECT_OPEN);
  else
    show_error (question, error);
}

/**
 * pd_project_dialogs_open:
 * @application: the program
 * @window: (nullable): the window that was asked
 * @articles: (nullable): files to add to the project
 *
 * Lets a person choose a project, and opens it.
 */
void
pd_project_dialogs_open (PdApplication *application,
                         PdWindow *window,
                         GListModel *articles)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = pd_files_new_project_filters ();

  g_return_if_fail (PD_IS_APPLICATION (application));

  gtk_file_dialog_set_title (dialog, _ ("Open Project"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open (dialog, GTK_WINDOW (window), NULL, on_project_chosen, question_new (application, window, articles));
}

static void
on_answered (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (Question) question = data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "new"))
    pd_project_dialogs_new (question->application, question->window, question->articles);
  else if (g_str_equal (response, "open"))
    pd_project_dialogs_open (question->application, question->window, question->articles);
}

/**
 * pd_project_dialogs_ask:
 * @application: the program
 * @window: a window
 * @articles: files to add to a project
 *
 * Asks to which project files are added, where none is open.
 */
void
pd_project_dialogs_ask (PdApplication *application,
                        PdWindow *window,
                        GListModel *articles)
{
  g_autofree char *body = NULL;
  AdwDialog *dialog;
  guint n;

  g_return_if_fail (PD_IS_APPLICATION (application));
  g_return_if_fail (PD_IS_WINDOW (window));
  g_return_if_fail (G_IS_LIST_MODEL (articles));

  n = g_list_model_get_n_items (articles);
  body = g_strdup_printf (ngettext ("Articles are kept in a project. Make a new one for the file, or open one that you have.",
                                    "Articles are kept in a project. Make a new one for the %u files, or open one that you have.", n),
                          n);
  dialog = adw_alert_dialog_new (_ ("Add to Which Project?"), body);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "open", _ ("_Open Project…"), "new", _ ("_New Project…"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "new", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "new");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (window), NULL, on_answered, question_new (application, window, articles));
}
