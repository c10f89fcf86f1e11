#include "pd-file-alert.h"

#include <glib/gi18n-lib.h>

/**
 * pd_file_alert_new:
 * @file: a file
 * @heading: what went wrong, in a few words: what is too wide for the dialog is not wrapped there
 * @message: what went wrong, one sentence
 *
 * Returns: a dialog that says so and names the file
 */
AdwDialog *
pd_file_alert_new (GFile *file,
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
