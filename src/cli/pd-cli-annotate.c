#include "pd-cli.h"

#include <glib/gi18n-lib.h>
#include <gio/gunixinputstream.h>
#include <unistd.h>

#include "pd-annotate.h"
#include "pd-cli-json.h"

/* A million annotations fit. */
#define MAX_BYTES (G_GUINT64_CONSTANT (1) << 30)

#define CHUNK (1 << 20)

/* Options of text that are written into the mention as they are. */
enum
{
  STANCE,
  VALUE_TEXT,
  VALUE_LOW,
  VALUE_HIGH,
  APPROXIMATION,
  UNIT,
  CURRENCY,
  ENTITY,
  MEASURE,
  PERIOD,
  SAID_DATE,
  EVENT_FROM,
  EVENT_TO,
  N_MENTION_OPTIONS,
};

static const char *const mention_fields[N_MENTION_OPTIONS] = {
  "stance", "value_text", "value_low", "value_high", "approximation", "unit", "currency", "entity", "measure", "period", "said_date", "event_from", "event_to"
};

typedef struct
{
  char *from;
  char *article;
  gint64 start;
  gint64 end;
  char *quote;
  gint64 occurrence;
  GStrv tags;
  char *note;
  char *coder;
  GStrv claims;
  GStrv kinds;
  GStrv speakers;
  char *as_written;
  char *cue;
  char *mode;
  char *mention[N_MENTION_OPTIONS];
} Options;

/* What no offset is, so that it tells whether the option was given. */
#define UNSET G_MININT64

static void
options_clear (Options *self)
{
  g_free (self->from);
  g_free (self->article);
  g_free (self->quote);
  g_strfreev (self->tags);
  g_free (self->note);
  g_free (self->coder);
  g_strfreev (self->claims);
  g_strfreev (self->kinds);
  g_strfreev (self->speakers);
  g_free (self->as_written);
  g_free (self->cue);
  g_free (self->mode);
  for (guint i = 0; i < N_MENTION_OPTIONS; i++)
    g_free (self->mention[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (PdCli *self,
       Options *options,
       PdCliStatus *status)
{
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &options->from, N_ ("Add many: a file of JSON Lines, or - for standard input"), N_ ("FILE.jsonl") },
    { "article", 0, 0, G_OPTION_ARG_STRING, &options->article, N_ ("Its UUID, the beginning of it, or its file name"), N_ ("ARTICLE") },
    { "start", 0, 0, G_OPTION_ARG_INT64, &options->start, N_ ("Its first character, counted from 0 in code points"), N_ ("N") },
    { "end", 0, 0, G_OPTION_ARG_INT64, &options->end, N_ ("Behind its last character"), N_ ("N") },
    { "quote", 0, 0, G_OPTION_ARG_STRING, &options->quote, N_ ("Instead of --start and --end: the exact characters"), N_ ("TEXT") },
    { "occurrence", 0, 0, G_OPTION_ARG_INT64, &options->occurrence, N_ ("Which one, from 1, where the quote is there more than once"), N_ ("N") },
    { "tag", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->tags, N_ ("A tag, such as Claim/Figure; may be given again"), N_ ("PATH") },
    { "note", 0, 0, G_OPTION_ARG_STRING, &options->note, N_ ("A note"), N_ ("TEXT") },
    { "coder", 0, 0, G_OPTION_ARG_STRING, &options->coder, N_ ("Who makes it, where that is not you"), N_ ("NAME") },
    { "claim", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->claims, N_ ("A claim that it mentions, its statement or UUID; may be given again"), N_ ("CLAIM") },
    { "kind", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->kinds, N_ ("A kind of the claim; may be given again"), N_ ("KIND") },
    { "speaker", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->speakers, N_ ("Who says it; given again, outermost first"), N_ ("NAME") },
    { "as-written", 0, 0, G_OPTION_ARG_STRING, &options->as_written, N_ ("The innermost speaker as written"), N_ ("TEXT") },
    { "cue", 0, 0, G_OPTION_ARG_STRING, &options->cue, N_ ("The words that attribute it to the innermost speaker"), N_ ("TEXT") },
    { "mode", 0, 0, G_OPTION_ARG_STRING, &options->mode, N_ ("The innermost speaker’s mode: direct, indirect or own"), N_ ("MODE") },
    { "stance", 0, 0, G_OPTION_ARG_STRING, &options->mention[STANCE], N_ ("The stance to the claim"), N_ ("STANCE") },
    { "value-text", 0, 0, G_OPTION_ARG_STRING, &options->mention[VALUE_TEXT], N_ ("The figure as written"), N_ ("TEXT") },
    { "value-low", 0, 0, G_OPTION_ARG_STRING, &options->mention[VALUE_LOW], N_ ("The figure, or its lower bound"), N_ ("NUMBER") },
    { "value-high", 0, 0, G_OPTION_ARG_STRING, &options->mention[VALUE_HIGH], N_ ("The figure, or its upper bound"), N_ ("NUMBER") },
    { "approximation", 0, 0, G_OPTION_ARG_STRING, &options->mention[APPROXIMATION], N_ ("How exact the figure is"), N_ ("CODE") },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &options->mention[UNIT], N_ ("The figure’s unit"), N_ ("TEXT") },
    { "currency", 0, 0, G_OPTION_ARG_STRING, &options->mention[CURRENCY], N_ ("The figure’s currency, such as CNY"), N_ ("CODE") },
    { "entity", 0, 0, G_OPTION_ARG_STRING, &options->mention[ENTITY], N_ ("Of whom or what the figure is"), N_ ("TEXT") },
    { "measure", 0, 0, G_OPTION_ARG_STRING, &options->mention[MEASURE], N_ ("What is measured"), N_ ("TEXT") },
    { "period", 0, 0, G_OPTION_ARG_STRING, &options->mention[PERIOD], N_ ("Over which period"), N_ ("TEXT") },
    { "said-date", 0, 0, G_OPTION_ARG_STRING, &options->mention[SAID_DATE], N_ ("When it was said"), N_ ("DATE") },
    { "event-from", 0, 0, G_OPTION_ARG_STRING, &options->mention[EVENT_FROM], N_ ("When the event began"), N_ ("DATE") },
    { "event-to", 0, 0, G_OPTION_ARG_STRING, &options->mention[EVENT_TO], N_ ("When the event ended"), N_ ("DATE") },
    G_OPTION_ENTRY_NULL
  };

  return pd_cli_parse (self, entries, 1, 1, status);
}

static gboolean
has_mention_option (const Options *options)
{
  gboolean has = options->kinds != NULL || options->speakers != NULL || options->as_written != NULL || options->cue != NULL || options->mode != NULL;

  for (guint i = 0; i < N_MENTION_OPTIONS; i++)
    has = has || options->mention[i] != NULL;
  return has;
}

/* Why the options do not go together, or NULL. */
static const char *
find_problem (const Options *options)
{
  gboolean has_offsets = options->start != UNSET || options->end != UNSET;

  if (options->from != NULL)
    {
      if (options->article != NULL || has_offsets || options->quote != NULL || options->occurrence != UNSET || options->tags != NULL || options->note != NULL
          || options->coder != NULL || options->claims != NULL || has_mention_option (options))
        return _ ("--from goes without the other options.");
      return NULL;
    }
  if (options->article == NULL)
    return _ ("It takes --article ARTICLE, or --from FILE.jsonl.");
  if (options->quote == NULL ? options->start == UNSET || options->end == UNSET : has_offsets)
    return _ ("It takes --start N and --end N, or --quote TEXT.");
  if (options->occurrence != UNSET && options->quote == NULL)
    return _ ("--occurrence goes with --quote.");
  if (options->claims == NULL && has_mention_option (options))
    return _ ("What describes a mention goes with --claim.");
  return NULL;
}

static void
add_if_set (PdCliJson *json,
            const char *name,
            const char *text)
{
  if (text != NULL)
    pd_cli_json_add_text (json, name, text);
}

static void
add_list (PdCliJson *json,
          const char *name,
          GStrv list)
{
  pd_cli_json_begin_array (json, name);
  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    pd_cli_json_add_text (json, NULL, list[i]);
  pd_cli_json_end_array (json);
}

static void
add_attribution (PdCliJson *json,
                 const Options *options)
{
  guint n_named = options->speakers != NULL ? g_strv_length (options->speakers) : 0;
  gboolean has_details = options->as_written != NULL || options->cue != NULL || options->mode != NULL;
  guint n = n_named == 0 && has_details ? 1 : n_named;

  pd_cli_json_begin_array (json, "attribution");
  for (guint i = 0; i < n; i++)
    {
      pd_cli_json_begin_object (json, NULL);
      if (i < n_named)
        pd_cli_json_add_text (json, "name", options->speakers[i]);
      if (i + 1 == n)
        {
          add_if_set (json, "as_written", options->as_written);
          add_if_set (json, "cue", options->cue);
          add_if_set (json, "mode", options->mode);
        }
      pd_cli_json_end_object (json);
    }
  pd_cli_json_end_array (json);
}

static void
add_mentions (PdCliJson *json,
              const Options *options)
{
  pd_cli_json_begin_array (json, "mentions");
  for (guint i = 0; options->claims != NULL && options->claims[i] != NULL; i++)
    {
      pd_cli_json_begin_object (json, NULL);
      pd_cli_json_add_text (json, "claim", options->claims[i]);
      add_list (json, "kinds", options->kinds);
      for (guint j = 0; j < N_MENTION_OPTIONS; j++)
        add_if_set (json, mention_fields[j], options->mention[j]);
      add_attribution (json, options);
      pd_cli_json_end_object (json);
    }
  pd_cli_json_end_array (json);
}

/* The options as a line of the file that they save somebody from writing. */
static GString *
make_line (const Options *options)
{
  GString *line = g_string_new (NULL);
  g_autoptr (PdCliJson) json = pd_cli_json_new_line (line);

  pd_cli_json_begin_object (json, NULL);
  pd_cli_json_add_text (json, "article", options->article);
  if (options->quote != NULL)
    pd_cli_json_add_text (json, "quote", options->quote);
  else
    {
      pd_cli_json_add_integer (json, "start", options->start);
      pd_cli_json_add_integer (json, "end", options->end);
    }
  if (options->occurrence != UNSET)
    pd_cli_json_add_integer (json, "occurrence", options->occurrence);
  add_list (json, "tags", options->tags);
  add_if_set (json, "note", options->note);
  add_if_set (json, "coder", options->coder);
  add_mentions (json, options);
  pd_cli_json_end_object (json);
  return line;
}

static GString *
read_all (GInputStream *stream,
          GError **error)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  gsize n_read;

  do
    {
      gsize before = bytes->len;
      gboolean ok;

      g_string_set_size (bytes, before + CHUNK);
      ok = g_input_stream_read_all (stream, bytes->str + before, CHUNK, &n_read, NULL, error);
      g_string_set_size (bytes, before + n_read);
      if (!ok)
        return NULL;
      if (bytes->len > MAX_BYTES)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The file is larger than 1 GiB."));
          return NULL;
        }
    }
  while (n_read == CHUNK);
  return g_steal_pointer (&bytes);
}

static const char *
describe (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return _ ("There is no such file.");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return _ ("You may not read this file.");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    return _ ("This is a folder, not a file.");
  return error->message;
}

static GString *
read_file (const char *path)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  GString *bytes;

  if (g_str_equal (path, "-"))
    stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  else
    {
      file = g_file_new_for_commandline_arg (path);
      stream = G_INPUT_STREAM (g_file_read (file, NULL, &error));
    }
  bytes = stream != NULL ? read_all (stream, &error) : NULL;
  if (bytes == NULL)
    pd_cli_fail (path, describe (error));
  return bytes;
}

static void
print_ids (PdCli *self,
           GStrv ids,
           gboolean single)
{
  guint n = g_strv_length (ids);

  if (self->json)
    {
      g_autoptr (PdCliJson) json = pd_cli_json_new ();

      pd_cli_json_begin_object (json, NULL);
      if (single)
        pd_cli_json_add_text (json, "id", ids[0]);
      else
        add_list (json, "ids", ids);
      pd_cli_json_end_object (json);
    }
  else if (single)
    g_print ("%s\n", ids[0]);
  else
    g_print (g_dngettext (GETTEXT_PACKAGE, "Added %u highlight.\n", "Added %u highlights.\n", n), n);
}

static PdCliStatus
annotate (PdCli *self,
          const Options *options,
          PdProject *project,
          const GString *jsonl)
{
  gboolean single = options->from == NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = pd_project_annotate (project, jsonl->str, jsonl->len, single ? PD_ANNOTATE_SINGLE : 0, NULL, &error);

  if (ids == NULL)
    return pd_cli_fail (error->domain == PD_ANNOTATE_ERROR && !single ? options->from : self->words[1], error->message);
  print_ids (self, ids, single);
  return PD_CLI_DONE;
}

/**
 * pd_cli_annotate:
 *
 * Adds a highlight, or many from a file.
 *
 * Returns: what to leave with
 */
PdCliStatus
pd_cli_annotate (PdCli *self)
{
  g_auto (Options) options = { .start = UNSET, .end = UNSET, .occurrence = UNSET };
  g_autofree char *article = NULL;
  GString *jsonl;
  const char *problem;
  PdProject *project;
  PdCliStatus status;

  if (!parse (self, &options, &status))
    return status;
  problem = find_problem (&options);
  if (problem != NULL)
    return pd_cli_fail_usage (self, problem);
  jsonl = options.from != NULL ? read_file (options.from) : make_line (&options);
  if (jsonl == NULL)
    return PD_CLI_FAILED;
  project = pd_cli_open (self->words[1], PD_PROJECT_OPEN);
  status = project != NULL ? annotate (self, &options, project, jsonl) : PD_CLI_FAILED;
  g_string_free (jsonl, TRUE);
  return project != NULL ? pd_cli_close (project, self->words[1], status) : status;
}
