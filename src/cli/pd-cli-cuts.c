#include "pd-cli.h"

#include <glib/gi18n-lib.h>

#include "pd-cli-table.h"
#include "pd-cli-text-change.h"
#include "pd-project-cuts.h"

typedef struct
{
  char **restore;
  char **add;
} Options;

/* A part of the extracted text that is to be left out, too. */
typedef struct
{
  guint start;
  guint end;
} Span;

static void
options_clear (Options *self)
{
  g_strfreev (self->restore);
  g_strfreev (self->add);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
read_number (const char *word,
             guint *number)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (word, 10, 0, G_MAXINT32, &value, NULL))
    return FALSE;
  *number = value;
  return TRUE;
}

/* “1,3”, “1” and “3”, and words behind the article. */
static gboolean
read_numbers (const char *words,
              GArray *numbers)
{
  g_auto (GStrv) parts = g_strsplit (words, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      guint number;

      if (!read_number (parts[i], &number))
        return FALSE;
      g_array_append_val (numbers, number);
    }
  return TRUE;
}

static gboolean
read_span (const char *word,
           Span *span)
{
  g_auto (GStrv) parts = g_strsplit (word, ":", -1);

  return g_strv_length (parts) == 2 && read_number (parts[0], &span->start) && read_number (parts[1], &span->end) && span->start < span->end;
}

static gboolean
read_options (PdCli *self,
              const Options *options,
              GArray *numbers,
              GArray *spans,
              PdCliStatus *status)
{
  gboolean ok = options->restore != NULL || self->n_words == 3;

  for (guint i = 0; ok && options->restore != NULL && options->restore[i] != NULL; i++)
    ok = read_numbers (options->restore[i], numbers);
  for (int i = 3; ok && i < self->n_words; i++)
    ok = read_numbers (self->words[i], numbers);
  if (!ok)
    {
      *status = pd_cli_fail_usage (self, _ ("--restore takes the numbers of cuts."));
      return FALSE;
    }
  for (guint i = 0; options->add != NULL && options->add[i] != NULL; i++)
    {
      Span span;

      if (!read_span (options->add[i], &span))
        {
          *status = pd_cli_fail_usage (self, _ ("--add takes two numbers, START:END, the end behind the start."));
          return FALSE;
        }
      g_array_append_val (spans, span);
    }
  return TRUE;
}

/* What the text is to leave out: what it does, without the cuts that are put back, and what is cut now. */
static GArray *
make_cuts (PdExtraction *extraction,
           GArray *numbers,
           GArray *spans,
           guint *missing)
{
  GArray *before = pd_extraction_get_cuts (extraction);
  g_autoptr (GArray) cuts = pd_cuts_new ();

  for (guint i = 0; i < numbers->len; i++)
    {
      *missing = g_array_index (numbers, guint, i);
      if (*missing < 1 || *missing > before->len)
        return NULL;
    }
  for (guint i = 0; i < before->len; i++)
    {
      const PdCut *cut = &g_array_index (before, PdCut, i);
      gboolean is_restored = FALSE;

      for (guint k = 0; k < numbers->len; k++)
        is_restored = is_restored || g_array_index (numbers, guint, k) == i + 1;
      if (!is_restored)
        pd_cuts_append (cuts, cut->reason, cut->start, cut->end);
    }
  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);

      pd_cuts_append (cuts, "hand", span->start, span->end);
    }
  return g_steal_pointer (&cuts);
}

static void
print_table (PdExtraction *extraction)
{
  const char *headings[] = { _ ("No."), _ ("Reason"), _ ("Start"), _ ("End"), _ ("Text"), NULL };
  g_autoptr (PdCliTable) table = pd_cli_table_new (headings);
  GArray *cuts = pd_extraction_get_cuts (extraction);
  PdText *extracted = pd_extraction_get_extracted (extraction);

  for (guint i = 0; i < cuts->len; i++)
    {
      const PdCut *cut = &g_array_index (cuts, PdCut, i);
      guint length = pd_text_get_length (extracted);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *start = g_strdup_printf ("%u", cut->start);
      g_autofree char *end = g_strdup_printf ("%u", cut->end);
      g_autofree char *text = pd_text_dup_slice (extracted, MIN (cut->start, length), MIN (cut->end, length));
      const char *cells[] = { number, cut->reason, start, end, text };

      pd_cli_table_add (table, cells);
    }
  pd_cli_table_print (table);
}

static PdCliStatus
print (PdCli *self,
       PdProject *project,
       const char *article_id,
       const PdTextChange *change)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdExtraction) extraction = pd_project_load_extraction (project, article_id, NULL, &error);
  g_autoptr (PdCliUnplaced) unplaced = extraction != NULL ? pd_cli_unplaced_load (project, article_id, change, &error) : NULL;
  g_autoptr (PdCliJson) json = NULL;

  if (unplaced == NULL)
    return pd_cli_fail (self->words[1], error->message);
  if (!self->json)
    {
      if (change != NULL)
        pd_cli_print_change (change);
      else
        print_table (extraction);
      pd_cli_unplaced_print (unplaced);
      return PD_CLI_DONE;
    }
  json = pd_cli_json_new ();
  pd_cli_json_begin_object (json, NULL);
  pd_cli_json_add_text (json, "id", article_id);
  pd_cli_json_add_boolean (json, "kept", pd_extraction_get_is_kept (extraction));
  pd_cli_json_add_integer (json, "extracted_length", pd_text_get_length (pd_extraction_get_extracted (extraction)));
  if (change != NULL)
    pd_cli_add_change (json, change, pd_extraction_get_text (extraction));
  pd_cli_add_cuts (json, extraction);
  pd_cli_unplaced_add_json (unplaced, json);
  pd_cli_json_end_object (json);
  return PD_CLI_DONE;
}

static PdCliStatus
change_cuts (PdCli *self,
             PdProject *project,
             const char *article_id,
             GArray *numbers,
             GArray *spans)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdExtraction) extraction = pd_project_load_extraction (project, article_id, NULL, &error);
  g_autoptr (GArray) cuts = NULL;
  g_autoptr (PdTextChange) change = NULL;
  const char *label;
  guint missing = 0;

  if (extraction == NULL)
    return pd_cli_fail (self->words[1], error->message);
  cuts = make_cuts (extraction, numbers, spans, &missing);
  if (cuts == NULL)
    {
      g_autofree char *message = g_strdup_printf (_ ("The article has no cut %u."), missing);

      return pd_cli_fail (self->words[1], message);
    }
  label = spans->len == 0 ? _ ("Put Cut Back") : numbers->len == 0 ? _ ("Cut Text")
                                                                   : _ ("Change Cuts");
  change = pd_project_set_cuts (project, article_id, pd_extraction_get_extracted (extraction), cuts, label, NULL, &error);
  if (change == NULL)
    return pd_cli_fail (self->words[1], error->message);
  return print (self, project, article_id, change);
}

/**
 * pd_cli_cuts:
 *
 * Lists what an article's text leaves out of the extracted text, puts some of it back, or cuts more.
 *
 * Returns: what to leave with
 */
PdCliStatus
pd_cli_cuts (PdCli *self)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "restore", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.restore, N_ ("Put the cut with this number back; may be given again"), N_ ("N") },
    { "add", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.add, N_ ("Cut this out of the extracted text; may be given again"), N_ ("START:END") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
  g_autoptr (GError) error = NULL;
  g_autofree char *article_id = NULL;
  PdProject *project;
  PdCliStatus status;
  gboolean changes;

  if (!pd_cli_parse (self, entries, 2, -1, &status) || !read_options (self, &options, numbers, spans, &status))
    return status;
  changes = numbers->len > 0 || spans->len > 0;
  project = pd_cli_open (self->words[1], changes ? PD_PROJECT_OPEN : PD_PROJECT_READ);
  if (project == NULL)
    return PD_CLI_FAILED;
  article_id = pd_project_find_article (project, self->words[2], NULL, &error);
  if (article_id == NULL)
    status = pd_cli_fail (self->words[1], error->message);
  else
    status = changes ? change_cuts (self, project, article_id, numbers, spans) : print (self, project, article_id, NULL);
  return pd_cli_close (project, self->words[1], status);
}
