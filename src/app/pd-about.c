#include "pd-about.h"

#include <glib/gi18n-lib.h>

#include "pd-config.h"

/**
 * pd_about_new:
 *
 * Returns: a dialog about the program
 */
AdwDialog *
pd_about_new (void)
{
  static const char *const developers[] = { "The Pidian developers", NULL };
  AdwDialog *dialog = adw_about_dialog_new ();
  AdwAboutDialog *about = ADW_ABOUT_DIALOG (dialog);

  adw_about_dialog_set_application_icon (about, PD_APPLICATION_ID);
  adw_about_dialog_set_application_name (about, _ ("Pidian"));
  adw_about_dialog_set_version (about, PD_VERSION);
  adw_about_dialog_set_developer_name (about, _ ("The Pidian developers"));
  adw_about_dialog_set_developers (about, (const char **) developers);
  adw_about_dialog_set_comments (about, _ ("A workbench to read Chinese articles closely: highlight passages, tag them, and compare the claims in them. Its name, 批点, is to read with a brush in hand, dotting what matters and writing in the margin."));
  adw_about_dialog_set_license_type (about, GTK_LICENSE_GPL_3_0);
  /* Translators: your names, one on a line. */
  adw_about_dialog_set_translator_credits (about, _ ("translator-credits"));
  return dialog;
}
