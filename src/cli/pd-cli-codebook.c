#include "pd-cli.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "pd-cli-json.h"
#include "pd-cli-versions.h"
#include "pd-codebook-edit.h"
#include "pd-codebook-file.h"
#include "pd-codebook-preview.h"
#include "pd-project-versions.h"

typedef struct
{
  char *output;
  char *input;
  char *note;
  gint64 version;
  gint64 compared;
  gint64 with;
  gboolean list;
  gboolean spreadsheet;
  gboolean dry_run;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->output);
  g_free (self->input);
  g_free (self->note);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* Why the options do not go together, or NULL. */
static const char *
find_problem (const Options *options,
              PdCodebookFormat *format)
{
  if ((options->output != NULL) + (options->input != NULL) + (options->note != NULL) + options->list + (options->compared != 0) != 1)
    return _ ("It takes one of --export FILE, --import FILE, --freeze NOTE, --versions and --compare NUMBER.");
  if (options->version != 0 && options->output == NULL)
    return _ ("--version is for --export.");
  if (options->with != 0 && options->compared == 0)
    return _ ("--with is for --compare.");
  if (options->version < 0 || options->compared < 0 || options->with < 0)
    return _ ("The number of a version is 1 or more.");
  if (options->dry_run && options->input == NULL)
    return _ ("--dry-run is for --import.");
  if (options->output != NULL && !pd_codebook_format_from_path (options->output, format))
    return _ ("The name of the file to write ends in .csv or .qdc.");
  if (options->spreadsheet && (options->output == NULL || *format == PD_CODEBOOK_QDC))
    return _ ("--spreadsheet is for --export FILE.csv.");
  if (options->spreadsheet)
    *format = PD_CODEBOOK_CSV_FOR_SPREADSHEET;
  return NULL;
}

static PdCliStatus
export_codebook (PdCli *self,
                 gint64 version,
                 PdCodebookFormat format,
                 const char *path)
{
  g_autoptr (GError) error = NULL;
  PdProject *project;
  PdCliStatus status = PD_CLI_DONE;

  if (pd_cli_is_same_file (self->words[1], path))
    return pd_cli_fail (path, _ ("This is the project itself, which the export must not replace."));
  project = pd_cli_open (self->words[1], PD_PROJECT_READ);
  if (project == NULL)
    return PD_CLI_FAILED;
  if (!pd_project_export_codebook (project, version, format, path, NULL, &error))
    status = pd_cli_fail (error->domain == PD_STORE_ERROR ? self->words[1] : path, error->message);
  else if (self->json)
    {
      g_autoptr (PdCliJson) json = pd_cli_json_new ();
      g_autofree char *name = g_filename_display_name (path);

      pd_cli_json_begin_object (json, NULL);
      pd_cli_json_add_text (json, "output", name);
      pd_cli_json_end_object (json);
    }
  return pd_cli_close (project, self->words[1], status);
}

static void
add_paths (PdCliJson *json,
           const char *name,
           const char *const *paths)
{
  pd_cli_json_begin_array (json, name);
  for (; *paths != NULL; paths++)
    pd_cli_json_add_text (json, NULL, *paths);
  pd_cli_json_end_array (json);
}

static void
print_import_json (const PdCodebookPreview *preview)
{
  g_autoptr (PdCliJson) json = pd_cli_json_new ();

  pd_cli_json_begin_object (json, NULL);
  add_paths (json, "added", (const char *const *) preview->added);
  pd_cli_json_begin_array (json, "changed");
  for (guint i = 0; preview->changed_after[i] != NULL; i++)
    {
      pd_cli_json_begin_object (json, NULL);
      pd_cli_json_add_text (json, "before", preview->changed_before[i]);
      pd_cli_json_add_text (json, "after", preview->changed_after[i]);
      pd_cli_json_end_object (json);
    }
  pd_cli_json_end_array (json);
  add_paths (json, "staying", (const char *const *) preview->staying);
  pd_cli_json_add_integer (json, "kept", preview->kept_tags);
  pd_cli_json_end_object (json);
}

/* As what was compared: what is new, what is changed, and what would be but cannot. */
static void
print_import (PdCli *self,
              const PdCodebookPreview *preview)
{
  guint n = g_strv_length (preview->added), n_changed = g_strv_length (preview->changed_after), n_staying = g_strv_length (preview->staying);

  if (self->json)
    {
      print_import_json (preview);
      return;
    }
  for (guint i = 0; i < n; i++)
    g_print ("+ %s\n", preview->added[i]);
  for (guint i = 0; i < n_changed; i++)
    g_print ("~ %s → %s\n", preview->changed_before[i], preview->changed_after[i]);
  for (guint i = 0; i < n_staying; i++)
    g_print ("= %s\n", preview->staying[i]);
  g_print (ngettext ("%u tag is new", "%u tags are new", n), n);
  g_print (", ");
  if (n_changed > 0)
    {
      g_print (ngettext ("%u gets another name or place", "%u get another name or place", n_changed), n_changed);
      g_print (", ");
    }
  if (n_staying > 0)
    {
      g_print (ngettext ("%u keeps its own, as another tag has the one in the file", "%u keep their own, as other tags have those in the file", n_staying), n_staying);
      g_print (", ");
    }
  g_print (ngettext ("%u is there already", "%u are there already", preview->kept_tags), preview->kept_tags);
  g_print ("\n");
}

static PdCliStatus
import_codebook (PdCli *self,
                 const char *path,
                 gboolean dry_run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdTagOutline) outline = pd_codebook_file_read (path, NULL, &error);
  g_autoptr (PdCodebookEdit) edit = NULL;
  g_autoptr (PdCodebookPreview) preview = NULL;
  PdProject *project;

  if (outline == NULL)
    return pd_cli_fail (path, error->message);
  project = pd_cli_open (self->words[1], dry_run ? PD_PROJECT_READ : PD_PROJECT_OPEN);
  if (project == NULL)
    return PD_CLI_FAILED;
  edit = pd_codebook_edit_import (outline);
  preview = pd_project_preview_codebook_edit (project, edit, NULL, &error);
  if (preview == NULL || (!dry_run && !pd_project_perform_planned_edit (project, PD_PLANNED_EDIT (edit), NULL, &error)))
    return pd_cli_close (project, self->words[1], pd_cli_fail (self->words[1], error->message));
  print_import (self, preview);
  return pd_cli_close (project, self->words[1], PD_CLI_DONE);
}

static PdCliStatus
freeze_codebook (PdCli *self,
                 const char *note)
{
  g_autoptr (GError) error = NULL;
  PdProject *project = pd_cli_open (self->words[1], PD_PROJECT_OPEN);
  gint64 number;

  if (project == NULL)
    return PD_CLI_FAILED;
  number = pd_project_freeze_codebook (project, note, NULL, &error);
  if (number == 0)
    return pd_cli_close (project, self->words[1], pd_cli_fail (self->words[1], error->message));
  if (self->json)
    {
      g_autoptr (PdCliJson) json = pd_cli_json_new ();

      pd_cli_json_begin_object (json, NULL);
      pd_cli_json_add_integer (json, "number", number);
      pd_cli_json_end_object (json);
    }
  else
    g_print ("%" PRId64 "\n", number);
  return pd_cli_close (project, self->words[1], PD_CLI_DONE);
}

/**
 * pd_cli_codebook:
 *
 * Writes the codebook into a file, adds the tags of one, or freezes and compares versions of it.
 *
 * Returns: what to leave with
 */
PdCliStatus
pd_cli_codebook (PdCli *self)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "export", 'e', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("Write the codebook: as .csv, or as .qdc (REFI-QDA)"), N_ ("FILE") },
    { "version", 0, 0, G_OPTION_ARG_INT64, &options.version, N_ ("For --export: which version, instead of the codebook as it is"), N_ ("NUMBER") },
    { "spreadsheet", 0, 0, G_OPTION_ARG_NONE, &options.spreadsheet, N_ ("For csv: safe to open in a spreadsheet"), NULL },
    { "import", 'i', 0, G_OPTION_ARG_FILENAME, &options.input, N_ ("Add the tags of a codebook that are not there, and rename or move those that are: .csv or .qdc"), N_ ("FILE") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_ ("For --import: only say what would change"), NULL },
    { "freeze", 0, 0, G_OPTION_ARG_STRING, &options.note, N_ ("Keep the codebook as it is as a version, with a note"), N_ ("NOTE") },
    { "versions", 0, 0, G_OPTION_ARG_NONE, &options.list, N_ ("List the versions"), NULL },
    { "compare", 0, 0, G_OPTION_ARG_INT64, &options.compared, N_ ("List what has changed since a version"), N_ ("NUMBER") },
    { "with", 0, 0, G_OPTION_ARG_INT64, &options.with, N_ ("For --compare: which other version, instead of the codebook as it is"), N_ ("NUMBER") },
    G_OPTION_ENTRY_NULL
  };
  PdCodebookFormat format = PD_CODEBOOK_CSV;
  const char *problem;
  PdCliStatus status;

  if (!pd_cli_parse (self, entries, 1, 1, &status))
    return status;
  problem = find_problem (&options, &format);
  if (problem != NULL)
    return pd_cli_fail_usage (self, problem);
  if (options.output != NULL)
    return export_codebook (self, options.version, format, options.output);
  if (options.input != NULL)
    return import_codebook (self, options.input, options.dry_run);
  if (options.note != NULL)
    return freeze_codebook (self, options.note);
  return options.list ? pd_cli_versions_list (self) : pd_cli_versions_compare (self, options.compared, options.with);
}
