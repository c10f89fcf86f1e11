#include "pd-cli.h"

#include <glib/gi18n-lib.h>

#include "pd-cli-json.h"
#include "pd-project-copy.h"

typedef struct
{
  char **without;
  char *coder;
  gboolean with_history;
} Options;

static void
options_clear (Options *self)
{
  g_strfreev (self->without);
  g_free (self->coder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static const struct
{
  const char *name;
  PdLeaveOut what;
} parts[] = {
  { "sources", PD_LEAVE_OUT_SOURCES },
  { "memos", PD_LEAVE_OUT_MEMOS },
  { "others", PD_LEAVE_OUT_OTHERS },
};

static gboolean
find_part (const char *name,
           PdLeaveOut *without)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (g_str_equal (parts[i].name, name))
        {
          *without |= parts[i].what;
          return TRUE;
        }
    }
  return FALSE;
}

/* Why the options do not go together, or NULL. */
static const char *
find_parts (const Options *options,
            PdLeaveOut *without)
{
  *without = options->with_history ? PD_LEAVE_OUT_NOTHING : PD_LEAVE_OUT_HISTORY;
  for (gsize i = 0; options->without != NULL && options->without[i] != NULL; i++)
    {
      if (!find_part (options->without[i], without))
        return _ ("--without is sources, memos or others.");
    }
  if (options->with_history && *without != PD_LEAVE_OUT_NOTHING)
    return _ ("--with-history is for a copy of everything: what is left out could not be undone.");
  if (options->coder != NULL && (*without & PD_LEAVE_OUT_OTHERS) == 0)
    return _ ("--coder is for --without others.");
  return NULL;
}

static PdProject *
open_project (const char *path,
              const char *coder)
{
  g_autoptr (PdProject) project = pd_project_new ();
  g_autoptr (GError) error = NULL;

  if (coder != NULL && *coder != '\0')
    pd_project_set_coder_name (project, coder);
  if (pd_project_open (project, path, PD_PROJECT_READ, NULL, &error))
    return g_steal_pointer (&project);
  pd_cli_fail (path, error->message);
  return NULL;
}

static void
print_json (const char *path,
            PdLeaveOut without)
{
  g_autoptr (PdCliJson) json = pd_cli_json_new ();
  g_autofree char *name = g_filename_display_name (path);

  pd_cli_json_begin_object (json, NULL);
  pd_cli_json_add_text (json, "path", name);
  pd_cli_json_begin_array (json, "without");
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if ((without & parts[i].what) != 0)
        pd_cli_json_add_text (json, NULL, parts[i].name);
    }
  if ((without & PD_LEAVE_OUT_HISTORY) != 0)
    pd_cli_json_add_text (json, NULL, "history");
  pd_cli_json_end_array (json);
  pd_cli_json_end_object (json);
}

/* Somebody whose name is not in the project has no marks there, which would leave out everybody's. */
static PdCliStatus
check_coder (PdProject *project,
             const char *path,
             PdLeaveOut without,
             const char *coder)
{
  if ((without & PD_LEAVE_OUT_OTHERS) == 0 || coder == NULL || pd_project_get_coder_id (project) != NULL)
    return PD_CLI_DONE;
  return pd_cli_fail (path, _ ("There is no coder of that name in the project."));
}

/**
 * pd_cli_copy:
 *
 * Saves a project into another file.
 *
 * Returns: what to leave with
 */
PdCliStatus
pd_cli_copy (PdCli *self)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "without", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.without, N_ ("Leave out sources, memos, or what others have marked; may be given several times"), N_ ("WHAT") },
    { "coder", 0, 0, G_OPTION_ARG_STRING, &options.coder, N_ ("Whose marks stay without those of others, where that is not you"), N_ ("NAME") },
    { "with-history", 0, 0, G_OPTION_ARG_NONE, &options.with_history, N_ ("Keep what can be undone"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GError) error = NULL;
  PdLeaveOut without;
  const char *problem;
  PdProject *project;
  PdCliStatus status;

  if (!pd_cli_parse (self, entries, 2, 2, &status))
    return status;
  problem = find_parts (&options, &without);
  if (problem != NULL)
    return pd_cli_fail_usage (self, problem);
  project = open_project (self->words[1], options.coder);
  if (project == NULL)
    return PD_CLI_FAILED;
  status = check_coder (project, self->words[1], without, options.coder);
  if (status == PD_CLI_DONE && !pd_project_save_copy (project, self->words[2], without, FALSE, NULL, NULL, NULL, &error))
    status = pd_cli_fail (self->words[2], error->message);
  else if (status == PD_CLI_DONE && self->json)
    print_json (self->words[2], without);
  return pd_cli_close (project, self->words[1], status);
}
