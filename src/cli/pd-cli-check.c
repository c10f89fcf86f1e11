#include "pd-cli.h"

#include <glib/gi18n-lib.h>

#include "pd-check.h"
#include "pd-cli-json.h"

static void
print_json (GPtrArray *problems,
            guint n_unplaced,
            const char *citation)
{
  g_autoptr (PdCliJson) json = pd_cli_json_new ();

  pd_cli_json_begin_object (json, NULL);
  pd_cli_json_add_boolean (json, "ok", problems->len == 0);
  pd_cli_json_begin_array (json, "problems");
  for (guint i = 0; i < problems->len; i++)
    pd_cli_json_add_text (json, NULL, g_ptr_array_index (problems, i));
  pd_cli_json_end_array (json);
  pd_cli_json_add_integer (json, "unplaced", n_unplaced);
  pd_cli_json_add_text (json, "citation", citation);
  pd_cli_json_end_object (json);
}

/* What cannot even be opened is not well either, which a script that reads the JSON wants to know. */
static PdProject *
open_project (const char *path,
              GPtrArray *problems)
{
  g_autoptr (PdProject) project = pd_project_new ();
  g_autoptr (GError) error = NULL;

  if (pd_project_open (project, path, PD_PROJECT_READ, NULL, &error))
    return g_steal_pointer (&project);
  g_ptr_array_add (problems, g_strdup (error->message));
  return NULL;
}

/* It is no fault of the project, but whoever cites it should know. */
static void
warn_of_unplaced (const char *path,
                  guint n)
{
  g_autofree char *message = NULL;

  if (n == 0)
    return;
  message = g_strdup_printf (ngettext ("%u highlight is not on the current text of its article; “pidian cuts” lists it.",
                                       "%u highlights are not on the current text of their article; “pidian cuts” lists them.", n),
                             n);
  pd_cli_fail (path, message);
}

/**
 * pd_cli_check:
 *
 * Verifies the project and every mark.
 *
 * Returns: what to leave with: failed where there is a problem
 */
PdCliStatus
pd_cli_check (PdCli *self)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *citation = NULL;
  guint n_unplaced = 0;
  PdProject *project;
  PdCliStatus status;

  if (!pd_cli_parse (self, NULL, 1, 1, &status))
    return status;
  project = open_project (self->words[1], problems);
  if (project != NULL)
    {
      g_autoptr (GError) error = NULL;
      GPtrArray *found = pd_project_check (project, &citation, &n_unplaced, NULL, &error);

      if (found != NULL)
        g_ptr_array_extend_and_steal (problems, found);
      else
        g_ptr_array_add (problems, g_strdup (error->message));
    }

  if (self->json)
    print_json (problems, n_unplaced, citation);
  else if (citation != NULL)
    g_print ("%s\n", citation);
  status = PD_CLI_DONE;
  for (guint i = 0; i < problems->len; i++)
    status = pd_cli_fail (self->words[1], g_ptr_array_index (problems, i));
  warn_of_unplaced (self->words[1], n_unplaced);
  return project != NULL ? pd_cli_close (project, self->words[1], status) : status;
}
