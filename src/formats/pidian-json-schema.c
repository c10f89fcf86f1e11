/* Run while building: prints the JSON Schema of the exports, or with --markdown the guide to their columns. */

#include "pd-column-guide.h"
#include "pd-json-schema.h"

#include <stdio.h>

int
main (int argc,
      char **argv)
{
  gboolean is_guide = argc == 2 && g_str_equal (argv[1], "--markdown");
  g_autofree char *output = NULL;

  if (argc > 1 && !is_guide)
    {
      g_printerr ("Usage: pidian-json-schema [--markdown]\n");
      return 2;
    }
  output = is_guide ? pd_column_guide_generate () : pd_json_schema_generate ();
  return fputs (output, stdout) < 0 || fflush (stdout) != 0;
}
