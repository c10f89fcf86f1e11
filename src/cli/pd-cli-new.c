#include "pd-cli.h"

#include "pd-cli-json.h"

static PdCliStatus
print_project (PdProject *project,
               const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = pd_project_load (project, PD_WORD_PROJECT, 0, NULL, NULL, &error);
  g_autoptr (PdCliJson) json = NULL;
  g_autofree char *name = g_filename_display_name (path);

  if (records == NULL)
    return pd_cli_fail (path, error->message);
  json = pd_cli_json_new ();
  pd_cli_json_begin_object (json, NULL);
  pd_cli_json_add_text (json, "id", records->len > 0 ? pd_record_get_id (g_ptr_array_index (records, 0)) : NULL);
  pd_cli_json_add_text (json, "path", name);
  pd_cli_json_end_object (json);
  return PD_CLI_DONE;
}

/**
 * pd_cli_new:
 *
 * Makes a project.
 *
 * Returns: what to leave with
 */
PdCliStatus
pd_cli_new (PdCli *self)
{
  PdProject *project;
  PdCliStatus status;

  if (!pd_cli_parse (self, NULL, 1, 1, &status))
    return status;
  project = pd_cli_open (self->words[1], PD_PROJECT_CREATE);
  if (project == NULL)
    return PD_CLI_FAILED;
  status = self->json ? print_project (project, self->words[1]) : PD_CLI_DONE;
  return pd_cli_close (project, self->words[1], status);
}
