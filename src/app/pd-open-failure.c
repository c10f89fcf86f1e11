#include "pd-open-failure.h"

#include <glib/gi18n-lib.h>

#include "pd-document-portal.h"
#include "pd-file-alert.h"
#include "pd-project-closer.h"
#include "pd-recent.h"
#include "pd-recovery.h"
#include "pd-sample.h"
#include "pd-time-words.h"

/* What a dialog is about, while it is open. */
typedef struct
{
  PdWindow *window;
  GFile *file;
  PdOpenOptions options;
  /* What went wrong, a sentence. */
  char *message;
  gboolean is_gone;
  /* Of a project that is damaged or gone. */
  PdBackup *backup;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->window);
  g_object_unref (question->file);
  g_clear_object (&question->backup);
  g_free (question->message);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

/* Where others are open, nobody needs the window that was made for this project. */
static void
close_if_spare (PdWindow *window)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  if (application != NULL && gtk_application_get_windows (application)->next != NULL && pd_window_get_file (window) == NULL)
    gtk_window_close (GTK_WINDOW (window));
}

static void
show_failure (PdWindow *window,
              GFile *file,
              const char *message)
{
  adw_dialog_present (pd_file_alert_new (file, _ ("Cannot Restore Backup"), message), GTK_WIDGET (window));
}

static void
on_recovered (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (Question) question = data;
  g_autofree char *kept = NULL;
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  if (!pd_recovery_run_finish (result, &kept, &error))
    {
      show_failure (question->window, question->file, error->message);
      return;
    }
  if (pd_window_get_file (question->window) == NULL)
    pd_window_open_project (question->window, question->file, &question->options);
  if (kept == NULL)
    return;
  name = g_filename_display_basename (kept);
  message = g_strdup_printf (_ ("The damaged file is kept as “%s”"), name);
  pd_window_show_message (question->window, message);
}

static void
open_to_read (Question *question)
{
  PdOpenOptions options = question->options;

  options.mode = PD_PROJECT_READ;
  options.reason = question->message;
  pd_window_open_project (question->window, question->file, &options);
}

static void
on_answered (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (Question) question = data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "close"))
    {
      close_if_spare (question->window);
    }
  else if (g_str_equal (response, "fresh"))
    {
      gtk_widget_activate_action (GTK_WIDGET (question->window), "app.fresh-sample", NULL);
    }
  else if (g_str_equal (response, "restore"))
    {
      const Question *restored = question;

      pd_recovery_run_async (g_file_peek_path (restored->file), restored->backup, NULL, on_recovered, g_steal_pointer (&question));
    }
  else if (pd_window_get_file (question->window) != NULL)
    {
      /* Another project has come into the window meanwhile. */
      return;
    }
  else if (g_str_equal (response, "read"))
    {
      open_to_read (question);
    }
  else if (g_str_equal (response, "anyway"))
    {
      question->options.lock_policy = PD_LOCK_TAKE;
      pd_window_open_project (question->window, question->file, &question->options);
    }
  else
    {
      question->options.choice = pd_project_closer_get_choice (response);
      pd_window_open_project (question->window, question->file, &question->options);
    }
}

static AdwDialog *
new_locked (GFile *file,
            const char *message)
{
  g_autofree char *whole = g_strconcat (message, "\n\n", _ ("You can read it meanwhile. If you open it anyway and both of you change it, one of the two versions has to be chosen in the end."), NULL);
  AdwDialog *dialog = pd_file_alert_new (file, _ ("Project Is in Use"), whole);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "anyway", _ ("Open _Anyway"), "read", _ ("Open to _Read"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "read", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "read");
  return dialog;
}

static AdwDialog *
new_failure (Question *question)
{
  g_autofree char *time = question->backup != NULL ? pd_time_words_format (pd_backup_get_made (question->backup)) : NULL;
  g_autofree char *offer = NULL;
  g_autofree char *whole = NULL;
  AdwDialog *dialog;

  if (question->backup != NULL && question->is_gone)
    /* Translators: when a backup was made, such as "Yesterday, 14:03". */
    offer = g_strdup_printf (_ ("There is a backup: %s."), time);
  else if (question->backup != NULL && pd_document_portal_has (g_file_peek_path (question->file)))
    /* Translators: when a backup was made, such as "Yesterday, 14:03". */
    offer = g_strdup_printf (_ ("There is a backup: %s. A copy of the file as it is now is kept."), time);
  else if (question->backup != NULL)
    /* Translators: when a backup was made, such as "Yesterday, 14:03". */
    offer = g_strdup_printf (_ ("There is a backup: %s. The file as it is now is kept beside it."), time);
  whole = offer != NULL ? g_strconcat (question->message, "\n\n", offer, NULL) : g_strdup (question->message);
  dialog = pd_file_alert_new (question->file, _ ("Cannot Open Project"), whole);
  if (pd_sample_is_copy (question->file))
    {
      adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "fresh", _ ("_Start Afresh"));
      adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "fresh");
    }
  if (question->backup != NULL)
    {
      adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "restore", _ ("_Restore Backup"));
      adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "restore", ADW_RESPONSE_SUGGESTED);
      adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "restore");
    }
  return dialog;
}

static void
ask (Question *question,
     AdwDialog *dialog)
{
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (question->window), NULL, on_answered, question);
}

static void
on_backup_found (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  Question *question = data;

  question->backup = pd_recovery_find_finish (result);
  /* What can be had back stays among the recent ones. */
  if (question->backup == NULL && question->is_gone)
    pd_recent_remove (question->file);
  ask (question, new_failure (question));
}

/* Something that is wrong with the file itself, and not with who opens it. */
static gboolean
may_be_lost (const GError *error)
{
  return g_error_matches (error, PD_STORE_ERROR, PD_STORE_ERROR_DAMAGED)
         || g_error_matches (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_PROJECT)
         || g_error_matches (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_FOUND);
}

/**
 * pd_open_failure_show:
 * @window: the window that was to open it
 * @file: a project
 * @options: how it was to be opened
 * @error: why it was not
 *
 * Says why a project is not open, and offers what can be done about that.
 */
void
pd_open_failure_show (PdWindow *window,
                      GFile *file,
                      const PdOpenOptions *options,
                      const GError *error)
{
  Question *question;

  g_return_if_fail (PD_IS_WINDOW (window));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (options != NULL);
  g_return_if_fail (error != NULL);

  question = g_new0 (Question, 1);
  question->window = g_object_ref (window);
  question->file = g_object_ref (file);
  question->options = (PdOpenOptions) { .mode = options->mode, .choice = options->choice, .lock_policy = options->lock_policy };
  question->message = g_strdup (error->message);
  question->is_gone = g_error_matches (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_FOUND);
  if (g_error_matches (error, PD_STORE_ERROR, PD_STORE_ERROR_CONFLICT))
    {
      ask (question, pd_project_closer_new_conflict (file, error->message));
    }
  else if (g_error_matches (error, PD_STORE_ERROR, PD_STORE_ERROR_LOCKED))
    {
      ask (question, new_locked (file, error->message));
    }
  else if (may_be_lost (error) && g_file_peek_path (file) != NULL)
    {
      pd_recovery_find_async (g_file_peek_path (file), NULL, on_backup_found, question);
    }
  else
    {
      ask (question, new_failure (question));
    }
}
