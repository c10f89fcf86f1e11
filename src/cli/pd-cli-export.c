#include "pd-cli.h"

#include <glib/gi18n-lib.h>

#include "pd-cli-json.h"
#include "pd-export.h"

typedef struct
{
  char *format;
  char *output;
  char *rows;
  gboolean spreadsheet;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->format);
  g_free (self->output);
  g_free (self->rows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static const struct
{
  const char *name;
  const char *rows;
  PdExportFormat format;
} formats[] = {
  { "csv", "highlights", PD_EXPORT_CSV_HIGHLIGHTS },
  { "csv", "mentions", PD_EXPORT_CSV_MENTIONS },
  { "tables", NULL, PD_EXPORT_TABLES },
  { "json", NULL, PD_EXPORT_JSON },
  { "jsonl", NULL, PD_EXPORT_JSONL },
  { "claimreview", NULL, PD_EXPORT_CLAIM_REVIEWS },
};

/* Why the options do not go together, or NULL. */
static const char *
find_format (const Options *options,
             PdExportFormat *format)
{
  gboolean csv = g_strcmp0 (options->format, "csv") == 0;

  if (options->format == NULL || options->output == NULL)
    return _ ("It takes --format FORMAT and --output FILE.");
  if (options->rows != NULL && !csv)
    return _ ("--rows is for --format csv.");
  if (options->spreadsheet && !csv)
    return _ ("--spreadsheet is for --format csv.");
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (g_str_equal (formats[i].name, options->format) && (options->rows == NULL || g_str_equal (formats[i].rows, options->rows)))
        {
          *format = formats[i].format;
          return NULL;
        }
    }
  return csv ? _ ("--rows is highlights or mentions.") : _ ("--format is csv, tables, json, jsonl or claimreview.");
}

static void
print_json (const Options *options)
{
  g_autoptr (PdCliJson) json = pd_cli_json_new ();
  g_autofree char *output = g_filename_display_name (options->output);

  pd_cli_json_begin_object (json, NULL);
  pd_cli_json_add_text (json, "format", options->format);
  pd_cli_json_add_text (json, "output", output);
  pd_cli_json_end_object (json);
}

/**
 * pd_cli_export:
 *
 * Writes everything for other programs.
 *
 * Returns: what to leave with
 */
PdCliStatus
pd_cli_export (PdCli *self)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options.format, N_ ("csv, tables, json, jsonl or claimreview"), N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("The file to write, or the folder for tables"), N_ ("FILE") },
    { "rows", 0, 0, G_OPTION_ARG_STRING, &options.rows, N_ ("For csv: highlights (a row per highlight and tag) or mentions"), N_ ("ROWS") },
    { "spreadsheet", 0, 0, G_OPTION_ARG_NONE, &options.spreadsheet, N_ ("For csv: safe to open in a spreadsheet"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GError) error = NULL;
  PdExportFormat format = PD_EXPORT_CSV_HIGHLIGHTS;
  const char *problem;
  PdProject *project;
  PdCliStatus status;

  if (!pd_cli_parse (self, entries, 1, 1, &status))
    return status;
  problem = find_format (&options, &format);
  if (problem != NULL)
    return pd_cli_fail_usage (self, problem);
  /* As everywhere on a command line; the tables are a folder, which cannot be a stream. */
  if (format != PD_EXPORT_TABLES && g_str_equal (options.output, "-"))
    g_set_str (&options.output, "/dev/stdout");
  if (pd_cli_is_same_file (self->words[1], options.output))
    return pd_cli_fail (options.output, _ ("This is the project itself, which the export must not replace."));
  project = pd_cli_open (self->words[1], PD_PROJECT_READ);
  if (project == NULL)
    return PD_CLI_FAILED;
  status = PD_CLI_DONE;
  if (!pd_project_export (project, format, options.spreadsheet, options.output, NULL, &error))
    status = pd_cli_fail (error->domain == PD_STORE_ERROR ? self->words[1] : options.output, error->message);
  else if (self->json)
    print_json (&options);
  return pd_cli_close (project, self->words[1], status);
}
