#include "pd-cli.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "pd-cli-json.h"
#include "pd-codebook-edit.h"
#include "pd-codebook-file.h"
#include "pd-codebook-preview.h"

typedef struct
{
  char *output;
  char *input;
  gboolean spreadsheet;
  gboolean dry_run;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->output);
  g_free (self->input);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* Why the options do not go together, or NULL. */
static const char *
find_problem (const Options *options,
              PdCodebookFormat *format)
{
  if ((options->output != NULL) + (options->input != NULL) != 1)
    return _ ("It takes one of --export FILE and --import FILE.");
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

static gboolean
is_same_file (const char *a,
              const char *b)
{
  GStatBuf first, second;

  return g_stat (a, &first) == 0 && g_stat (b, &second) == 0 && first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

static PdCliStatus
export_codebook (PdCli *self,
                 PdCodebookFormat format,
                 const char *path)
{
  g_autoptr (GError) error = NULL;
  PdProject *project;
  PdCliStatus status = PD_CLI_DONE;

  if (is_same_file (self->words[1], path))
    return pd_cli_fail (path, _ ("This is the project itself, which the export must not replace."));
  project = pd_cli_open (self->words[1], PD_PROJECT_READ);
  if (project == NULL)
    return PD_CLI_FAILED;
  if (!pd_project_export_codebook (project, format, path, NULL, &error))
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
print_import (PdCli *self,
              const PdCodebookPreview *preview)
{
  guint n = g_strv_length (preview->added);

  if (self->json)
    {
      g_autoptr (PdCliJson) json = pd_cli_json_new ();

      pd_cli_json_begin_object (json, NULL);
      pd_cli_json_begin_array (json, "added");
      for (guint i = 0; i < n; i++)
        pd_cli_json_add_text (json, NULL, preview->added[i]);
      pd_cli_json_end_array (json);
      pd_cli_json_add_integer (json, "kept", preview->kept_tags);
      pd_cli_json_end_object (json);
      return;
    }
  for (guint i = 0; i < n; i++)
    g_print ("+ %s\n", preview->added[i]);
  g_print (ngettext ("%u tag is new", "%u tags are new", n), n);
  g_print (", ");
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

/**
 * pd_cli_codebook:
 *
 * Writes the codebook into a file, or adds the tags of one.
 *
 * Returns: what to leave with
 */
PdCliStatus
pd_cli_codebook (PdCli *self)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "export", 'e', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("Write the codebook: as .csv, or as .qdc (REFI-QDA)"), N_ ("FILE") },
    { "import", 'i', 0, G_OPTION_ARG_FILENAME, &options.input, N_ ("Add the tags of a codebook that are not there: .csv or .qdc"), N_ ("FILE") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_ ("For --import: only say what would be added"), NULL },
    { "spreadsheet", 0, 0, G_OPTION_ARG_NONE, &options.spreadsheet, N_ ("For csv: safe to open in a spreadsheet"), NULL },
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
  return options.output != NULL ? export_codebook (self, format, options.output) : import_codebook (self, options.input, options.dry_run);
}
