#include "pd-cli.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <unistd.h>

#include "pd-cli-json.h"
#include "pd-cli-table.h"
#include "pd-project-words.h"
#include "pd-search-marker.h"
#include "pd-tokenizer.h"
#include "pd-words-csv.h"

#define MAX_WINDOW 100

typedef struct
{
  char *query;
  char *tag;
  char *node;
  int n_characters;
  int window;
  int limit;
  gboolean keyness;
  gboolean csv;
  gboolean spreadsheet;

  PdWordsOptions words;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->query);
  g_free (self->tag);
  g_free (self->node);
  g_clear_pointer (&self->words.query, pd_search_query_unref);
  g_clear_pointer (&self->words.node, pd_search_query_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* Why the options do not go together, or NULL. */
static const char *
find_problem (const Options *options,
              gboolean json)
{
  /* What was not said is -1. */
  if (options->n_characters != -1 && (options->n_characters < 2 || options->n_characters > PD_TOKENIZER_MAX_CHARACTERS))
    return _ ("--characters takes a number from 2 to 8.");
  if (options->window != -1 && (options->window < 1 || options->window > MAX_WINDOW))
    return _ ("--window takes a number from 1 to 100.");
  if (options->limit < -1)
    return _ ("--limit takes the number of words to print.");
  if (options->window != -1 && options->node == NULL)
    return _ ("--window is for --collocates.");
  if (options->node != NULL && (options->n_characters != -1 || options->keyness))
    return _ ("--collocates goes with neither --characters nor --keyness.");
  if (options->keyness && options->query == NULL && options->tag == NULL)
    return _ ("--keyness compares what --query or --tag chooses with the rest.");
  if (options->csv && json)
    return _ ("It is either --json or --csv.");
  if (options->spreadsheet && !options->csv)
    return _ ("--spreadsheet is for --csv.");
  return NULL;
}

static PdSearchQuery *
read_query (const char *typed,
            GError **error)
{
  if (g_utf8_validate (typed, -1, NULL))
    return pd_search_query_new (typed, error);
  g_set_error_literal (error, PD_SEARCH_ERROR, PD_SEARCH_ERROR_SYNTAX, _ ("The query is not valid UTF-8."));
  return NULL;
}

static gboolean
read_options (Options *options,
              GError **error)
{
  options->words.n_characters = MAX (options->n_characters, 0);
  options->words.keyness = options->keyness;
  options->words.tag = options->tag;
  options->words.window = options->window != -1 ? options->window : PD_WORD_COUNTER_WINDOW;
  if (options->query != NULL && (options->words.query = read_query (options->query, error)) == NULL)
    return FALSE;
  return options->node == NULL || (options->words.node = read_query (options->node, error)) != NULL;
}

static gboolean
is_node (PdSearchQuery *query)
{
  g_autoptr (PdSearchMarker) marker = pd_search_marker_new (query, FALSE);

  return !pd_search_marker_is_empty (marker);
}

static void
add_score (PdCliJson *json,
           const char *name,
           double score)
{
  g_autofree char *digits = pd_words_csv_format_score (score);

  pd_cli_json_add_decimal (json, name, digits);
}

static void
print_json_row (PdCliJson *json,
                const PdFrequencyRow *row,
                PdFrequencyKind kind)
{
  const PdTable *table = pd_words_csv_get_table (kind);

  pd_cli_json_begin_object (json, NULL);
  pd_cli_json_add_text (json, table->columns[0].name, row->word);
  pd_cli_json_add_integer (json, table->columns[1].name, row->frequency);
  pd_cli_json_add_integer (json, table->columns[2].name, row->articles);
  if (kind != PD_FREQUENCY_PLAIN)
    {
      pd_cli_json_add_integer (json, table->columns[3].name, kind == PD_FREQUENCY_COLLOCATES ? (gint64) row->frequency + row->rest : row->rest);
      add_score (json, table->columns[4].name, row->likelihood);
      add_score (json, table->columns[5].name, row->effect);
    }
  pd_cli_json_end_object (json);
}

static void
print_json (PdFrequencyList *list,
            const Options *options,
            guint n)
{
  PdFrequencyKind kind = pd_frequency_list_get_kind (list);
  g_autoptr (PdCliJson) json = pd_cli_json_new ();

  pd_cli_json_begin_object (json, NULL);
  pd_cli_json_add_text (json, "query", options->query);
  pd_cli_json_add_text (json, "tag", options->tag);
  pd_cli_json_add_integer (json, "characters", options->words.n_characters);
  pd_cli_json_add_integer (json, "articles", pd_frequency_list_get_n_articles (list));
  if (kind == PD_FREQUENCY_COLLOCATES)
    {
      pd_cli_json_add_text (json, "node", options->node);
      pd_cli_json_add_integer (json, "nodes", pd_frequency_list_get_n_nodes (list));
      pd_cli_json_add_integer (json, "window", options->words.window);
      pd_cli_json_add_integer (json, "near_total", pd_frequency_list_get_total (list));
    }
  pd_cli_json_add_integer (json, "total", pd_frequency_list_get_total (list) + (kind == PD_FREQUENCY_COLLOCATES ? pd_frequency_list_get_rest_total (list) : 0));
  if (kind == PD_FREQUENCY_KEYNESS)
    pd_cli_json_add_integer (json, "rest_total", pd_frequency_list_get_rest_total (list));
  pd_cli_json_add_integer (json, "different", pd_frequency_list_get_n_rows (list));
  pd_cli_json_add_integer (json, "minimum", pd_frequency_list_get_minimum (list));
  pd_cli_json_begin_array (json, "words");
  for (guint i = 0; i < n; i++)
    print_json_row (json, pd_frequency_list_get_row (list, i), kind);
  pd_cli_json_end_array (json);
  pd_cli_json_end_object (json);
}

static void
print_row (PdCliTable *table,
           const PdFrequencyRow *row,
           PdFrequencyKind kind)
{
  g_autofree char *frequency = g_strdup_printf ("%u", row->frequency);
  g_autofree char *articles = g_strdup_printf ("%u", row->articles);
  g_autofree char *other = g_strdup_printf ("%" PRIu64, kind == PD_FREQUENCY_COLLOCATES ? (guint64) row->frequency + row->rest : row->rest);
  g_autofree char *likelihood = pd_words_csv_format_score (row->likelihood);
  g_autofree char *effect = pd_words_csv_format_score (row->effect);
  const char *plain[] = { frequency, articles, row->word };
  const char *compared[] = { frequency, articles, other, likelihood, effect, row->word };

  pd_cli_table_add (table, kind == PD_FREQUENCY_PLAIN ? plain : compared);
}

static void
print_text (PdFrequencyList *list,
            guint n)
{
  const char *const headings[][7] = {
    [PD_FREQUENCY_PLAIN] = { _ ("Frequency"), _ ("Articles"), _ ("Word"), NULL },
    [PD_FREQUENCY_KEYNESS] = { _ ("Frequency"), _ ("Articles"), _ ("Rest"), _ ("Log-likelihood"), _ ("Log ratio"), _ ("Word"), NULL },
    [PD_FREQUENCY_COLLOCATES] = { _ ("Near"), _ ("Articles"), _ ("Frequency"), _ ("Log-likelihood"), _ ("logDice"), _ ("Word"), NULL },
  };
  PdFrequencyKind kind = pd_frequency_list_get_kind (list);
  g_autoptr (PdCliTable) table = pd_cli_table_new (headings[kind]);

  for (guint i = 0; i < n; i++)
    print_row (table, pd_frequency_list_get_row (list, i), kind);
  pd_cli_table_print (table);
}

static void
warn (const char *path,
      guint minimum)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *message = g_strdup_printf (_ ("Those that stand fewer than %u times were left out, as too many are different."), minimum);

  g_printerr ("%s: %s\n", name, message);
}

static PdCliStatus
print (PdCli *self,
       PdFrequencyList *list,
       const Options *options)
{
  guint n = pd_frequency_list_get_n_rows (list);
  g_autoptr (GError) error = NULL;

  if (options->limit >= 0)
    n = MIN (n, (guint) options->limit);
  if (options->csv)
    {
      g_autoptr (GOutputStream) output = g_unix_output_stream_new (STDOUT_FILENO, FALSE);

      if (!pd_words_csv_write (list, NULL, n, options->spreadsheet ? PD_CSV_FOR_SPREADSHEET : 0, output, NULL, &error))
        return pd_cli_fail (_ ("standard output"), error->message);
    }
  else if (self->json)
    print_json (list, options, n);
  else
    print_text (list, n);
  return PD_CLI_DONE;
}

/**
 * pd_cli_words:
 *
 * Counts words: a frequency list, keyness, collocates.
 *
 * Returns: what to leave with
 */
PdCliStatus
pd_cli_words (PdCli *self)
{
  g_auto (Options) options = { .n_characters = -1, .window = -1, .limit = -1 };
  const GOptionEntry entries[] = {
    { "query", 0, 0, G_OPTION_ARG_STRING, &options.query, N_ ("Count in the articles that this finds"), N_ ("QUERY") },
    { "tag", 0, 0, G_OPTION_ARG_STRING, &options.tag, N_ ("Count what is highlighted with this tag"), N_ ("PATH") },
    { "characters", 0, 0, G_OPTION_ARG_INT, &options.n_characters, N_ ("Count n-grams of so many characters, 2 to 8, instead of words"), N_ ("N") },
    { "keyness", 0, 0, G_OPTION_ARG_NONE, &options.keyness, N_ ("Compare with the rest of the project"), NULL },
    { "collocates", 0, 0, G_OPTION_ARG_STRING, &options.node, N_ ("Count the words near what this finds"), N_ ("QUERY") },
    { "window", 0, 0, G_OPTION_ARG_INT, &options.window, N_ ("So many words on either side are near (5 where nothing is said)"), N_ ("N") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &options.limit, N_ ("Print so many words at most"), N_ ("N") },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &options.csv, N_ ("Print CSV"), NULL },
    { "spreadsheet", 0, 0, G_OPTION_ARG_NONE, &options.spreadsheet, N_ ("For --csv: safe to open in a spreadsheet"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (PdFrequencyList) list = NULL;
  g_autoptr (GError) error = NULL;
  const char *problem;
  PdProject *project;
  PdCliStatus status;

  if (!pd_cli_parse (self, entries, 1, 1, &status))
    return status;
  problem = find_problem (&options, self->json);
  if (problem != NULL)
    return pd_cli_fail_usage (self, problem);
  if (options.tag != NULL && !g_utf8_validate (options.tag, -1, NULL))
    return pd_cli_fail_usage (self, _ ("The tag is not valid UTF-8."));
  if (!read_options (&options, &error))
    return pd_cli_fail_usage (self, error->message);
  if (options.words.node != NULL && !is_node (options.words.node))
    return pd_cli_fail_usage (self, _ ("--collocates takes something that stands in a text."));
  project = pd_cli_open (self->words[1], PD_PROJECT_READ);
  if (project == NULL)
    return PD_CLI_FAILED;
  list = pd_project_count_words (project, &options.words, NULL, NULL, NULL, &error);
  status = list != NULL ? print (self, list, &options) : pd_cli_fail (self->words[1], error->message);
  if (list != NULL && pd_frequency_list_get_minimum (list) > 1)
    warn (self->words[1], pd_frequency_list_get_minimum (list));
  return pd_cli_close (project, self->words[1], status);
}
