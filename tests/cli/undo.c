/* undo PROJECT [redo] takes the last step back, or does it again, and prints what that was. */
#include <locale.h>

#include "pd-project.h"

int
main (int argc,
      char **argv)
{
  g_autoptr (PdProject) project = pd_project_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  setlocale (LC_ALL, "");
  if (!pd_project_open (project, argv[1], PD_PROJECT_OPEN, NULL, &error)
      || !pd_project_undo (project, argc > 2, &label, NULL, &error)
      || !pd_project_close (project, &error))
    {
      g_printerr ("%s: %s\n", argv[1], error->message);
      return 1;
    }
  g_print ("%s\n", label != NULL ? label : "");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return 0;
}
