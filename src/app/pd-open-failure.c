#include "pd-open-failure.h"

#include <glib/gi18n-lib.h>

#include "pd-recent.h"
#include "pd-sample.h"

/* What a dialog is about, while it is open. */
typedef struct
{
  PdWindow *window;
  GFile *file;
  PdProjectMode mode;
} Question;

/**
 * pd_open_failure_new_alert:
 * @file: a project
 * @heading: what went wrong, in a few words: what is too wide for the dialog is not wrapped there
 * @message: what went wrong, one sentence
 *
 * Returns: a dialog that says so and names the file
 */
AdwDialog *
pd_open_failure_new_alert (GFile *file,
                           const char *heading,
                           const char *message)
{
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *body = NULL;
  AdwDialog *dialog;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  name = g_file_get_basename (file);
  shown = g_filename_display_name (name);
  /* Translators: a file's name and what is wrong with it, a sentence. */
  body = g_strdup_printf (_ ("“%s”: %s"), shown, message);
  dialog = adw_alert_dialog_new (heading, body);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  return dialog;
}

/* Where others are open, nobody needs the window that was made for this project. */
static void
close_if_spare (PdWindow *window)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  if (application != NULL && gtk_application_get_windows (application)->next != NULL && pd_window_get_file (window) == NULL)
    gtk_window_close (GTK_WINDOW (window));
}

static void
on_answered (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autofree Question *question = data;
  g_autoptr (PdWindow) window = question->window;
  g_autoptr (GFile) file = question->file;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "fresh"))
    gtk_widget_activate_action (GTK_WIDGET (window), "app.fresh-sample", NULL);
  else if (g_str_equal (response, "mine"))
    pd_window_open_project (window, file, question->mode, PD_WORKING_COPY_MINE);
  else if (g_str_equal (response, "theirs"))
    pd_window_open_project (window, file, question->mode, PD_WORKING_COPY_THEIRS);
  else
    close_if_spare (window);
}

static AdwDialog *
new_conflict (GFile *file,
              const char *message)
{
  g_autofree char *whole = g_strconcat (message, "\n\n", _ ("Whichever version you use, the other one is kept beside it."), NULL);
  AdwDialog *dialog = pd_open_failure_new_alert (file, _ ("Two Versions"), whole);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "theirs", _ ("Use _Other Version"), "mine", _ ("Use _My Version"), NULL);
  return dialog;
}

static AdwDialog *
new_failure (GFile *file,
             const char *message)
{
  AdwDialog *dialog = pd_open_failure_new_alert (file, _ ("Cannot Open Project"), message);

  if (pd_sample_is_copy (file))
    {
      adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "fresh", _ ("_Start Afresh"));
      adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "fresh");
    }
  return dialog;
}

/**
 * pd_open_failure_show:
 * @window: the window that was to open it
 * @file: a project
 * @mode: how it was to be opened
 * @error: why it was not
 *
 * Says why a project is not open, and offers what can be done about that.
 */
void
pd_open_failure_show (PdWindow *window,
                      GFile *file,
                      PdProjectMode mode,
                      const GError *error)
{
  Question *question;
  AdwDialog *dialog;

  g_return_if_fail (PD_IS_WINDOW (window));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_FOUND))
    pd_recent_remove (file);
  if (g_error_matches (error, PD_STORE_ERROR, PD_STORE_ERROR_CONFLICT))
    dialog = new_conflict (file, error->message);
  else
    dialog = new_failure (file, error->message);
  question = g_new0 (Question, 1);
  question->window = g_object_ref (window);
  question->file = g_object_ref (file);
  question->mode = mode;
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (window), NULL, on_answered, question);
}
