#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <locale.h>

#include "pd-application.h"
#include "pd-cli.h"
#include "pd-config.h"

static void
set_up_language (void)
{
  const char *folder = g_getenv ("PIDIAN_LOCALE_DIR");

  setlocale (LC_ALL, "");
  /* Without a locale a C program takes every word for ASCII, and could not be told of 论断 on its command line. */
  if (g_str_equal (nl_langinfo (CODESET), "ANSI_X3.4-1968"))
    setlocale (LC_CTYPE, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : PD_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int argc,
      char **argv)
{
  g_autoptr (PdApplication) application = NULL;

  set_up_language ();
  /* GTK is not touched where no window is wanted, so that no display is needed. */
  if (pd_cli_is_command (argc, argv))
    return pd_cli_run (argc, argv);
  application = pd_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
