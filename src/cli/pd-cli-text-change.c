#include "pd-cli-text-change.h"

#include <glib/gi18n-lib.h>

#include "pd-cli-table.h"

struct _PdCliUnplaced
{
  PdMarks *marks;
  GHashTable *coders;
  /* Of each highlight what a change says of it; empty where there was none. */
  GHashTable *reasons;
};

/**
 * pd_cli_unplaced_load:
 * @project: a project
 * @article_id: the UUID of an article
 * @change: (nullable): what was just done to its text, which outlives this
 * @error: return location for an error
 *
 * Returns: (transfer full): the highlights that are not on the article's current text, or %NULL with an error
 */
PdCliUnplaced *
pd_cli_unplaced_load (PdProject *project,
                      const char *article_id,
                      const PdTextChange *change,
                      GError **error)
{
  g_autoptr (PdMarks) marks = pd_project_load_unplaced (project, article_id, NULL, error);
  g_autoptr (GPtrArray) coders = marks != NULL ? pd_project_load (project, PD_WORD_CODER, 0, NULL, NULL, error) : NULL;
  PdCliUnplaced *self;

  if (coders == NULL)
    return NULL;
  self = g_new0 (PdCliUnplaced, 1);
  self->marks = g_steal_pointer (&marks);
  self->coders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->reasons = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < coders->len; i++)
    {
      PdRecord *coder = g_ptr_array_index (coders, i);
      g_hash_table_insert (self->coders, g_strdup (pd_record_get_id (coder)), g_strdup (pd_record_get_text (coder, PD_CODER_NAME)));
    }
  for (guint i = 0; change != NULL && i < change->unplaced->len; i++)
    {
      PdUnplaced *unplaced = g_ptr_array_index (change->unplaced, i);
      g_hash_table_insert (self->reasons, unplaced->highlight_id, unplaced);
    }
  return self;
}

/**
 * pd_cli_unplaced_free:
 *
 * Frees it.
 */
void
pd_cli_unplaced_free (PdCliUnplaced *self)
{
  g_object_unref (self->marks);
  g_hash_table_unref (self->coders);
  g_hash_table_unref (self->reasons);
  g_free (self);
}

static const char *
get_coder (PdCliUnplaced *self,
           PdRecord *highlight)
{
  return g_hash_table_lookup (self->coders, pd_record_get_text (highlight, PD_HIGHLIGHT_CODER_ID));
}

/**
 * pd_cli_unplaced_add_json:
 * @json: an object
 *
 * Adds the highlights as `unplaced`, with why each could not be placed where that was just found out.
 */
void
pd_cli_unplaced_add_json (PdCliUnplaced *self,
                          PdCliJson *json)
{
  GPtrArray *highlights = pd_marks_get_highlights (self->marks);

  pd_cli_json_begin_array (json, "unplaced");
  for (guint i = 0; i < highlights->len; i++)
    {
      PdRecord *highlight = g_ptr_array_index (highlights, i);
      const PdUnplaced *unplaced = g_hash_table_lookup (self->reasons, pd_record_get_id (highlight));

      pd_cli_json_begin_object (json, NULL);
      pd_cli_json_add_text (json, "id", pd_record_get_id (highlight));
      if (unplaced != NULL)
        {
          pd_cli_json_add_text (json, "reason", pd_reanchor_outcome_to_string (unplaced->reason));
          pd_cli_json_add_boolean (json, "new", !unplaced->was_unplaced);
        }
      pd_cli_json_add_text (json, "coder", get_coder (self, highlight));
      pd_cli_json_add_text (json, "text_sha256", pd_record_get_text (highlight, PD_HIGHLIGHT_TEXT_SHA256));
      pd_cli_json_add_integer (json, "start", pd_record_get_integer (highlight, PD_HIGHLIGHT_START));
      pd_cli_json_add_integer (json, "end", pd_record_get_integer (highlight, PD_HIGHLIGHT_END));
      pd_cli_json_add_text (json, "quote", pd_record_get_text (highlight, PD_HIGHLIGHT_QUOTE));
      pd_cli_json_end_object (json);
    }
  pd_cli_json_end_array (json);
}

static const char *
describe_reason (PdReanchorOutcome reason)
{
  switch (reason)
    {
    case PD_REANCHOR_GONE:
      return _ ("no longer in the text");
    case PD_REANCHOR_CHANGED:
      return _ ("not in the text as it was");
    case PD_REANCHOR_UNCERTAIN:
      return _ ("may be another passage");
    case PD_REANCHOR_SPLIT:
      return _ ("would split a character");
    case PD_REANCHOR_PLACED:
    default:
      return NULL;
    }
}

/**
 * pd_cli_unplaced_print:
 *
 * Prints the highlights as a table, unless there are none.
 */
void
pd_cli_unplaced_print (PdCliUnplaced *self)
{
  const char *headings[] = { _ ("Not placed"), _ ("Coder"), _ ("Quote"), "", NULL };
  g_autoptr (PdCliTable) table = pd_cli_table_new (headings);
  GPtrArray *highlights = pd_marks_get_highlights (self->marks);

  for (guint i = 0; i < highlights->len; i++)
    {
      PdRecord *highlight = g_ptr_array_index (highlights, i);
      const PdUnplaced *unplaced = g_hash_table_lookup (self->reasons, pd_record_get_id (highlight));
      const char *cells[] = {
        pd_record_get_id (highlight),
        get_coder (self, highlight),
        pd_record_get_text (highlight, PD_HIGHLIGHT_QUOTE),
        unplaced != NULL ? describe_reason (unplaced->reason) : NULL,
      };

      pd_cli_table_add (table, cells);
    }
  pd_cli_table_print (table);
}

/**
 * pd_cli_add_cuts:
 * @json: an object
 * @extraction: a text beside what was extracted
 *
 * Adds what was cut as `cuts`, numbered from 1.
 */
void
pd_cli_add_cuts (PdCliJson *json,
                 PdExtraction *extraction)
{
  GArray *cuts = pd_extraction_get_cuts (extraction);
  PdText *extracted = pd_extraction_get_extracted (extraction);

  pd_cli_json_begin_array (json, "cuts");
  for (guint i = 0; i < cuts->len; i++)
    {
      const PdCut *cut = &g_array_index (cuts, PdCut, i);
      guint length = pd_text_get_length (extracted);
      g_autofree char *text = pd_text_dup_slice (extracted, MIN (cut->start, length), MIN (cut->end, length));

      pd_cli_json_begin_object (json, NULL);
      pd_cli_json_add_integer (json, "number", i + 1);
      pd_cli_json_add_text (json, "reason", cut->reason);
      pd_cli_json_add_integer (json, "start", cut->start);
      pd_cli_json_add_integer (json, "end", cut->end);
      pd_cli_json_add_text (json, "text", text);
      pd_cli_json_end_object (json);
    }
  pd_cli_json_end_array (json);
}

/**
 * pd_cli_add_change:
 * @json: an object
 * @change: what was done to an article's text
 * @text: the text that it has now
 *
 * Adds what became of the text and its highlights.
 */
void
pd_cli_add_change (PdCliJson *json,
                   const PdTextChange *change,
                   PdText *text)
{
  pd_cli_json_add_boolean (json, "changed", change->is_changed);
  pd_cli_json_add_integer (json, "length", pd_text_get_length (text));
  pd_cli_json_add_text (json, "text_sha256", pd_text_get_sha256 (text));
  pd_cli_json_add_integer (json, "placed", change->n_placed);
  pd_cli_json_add_integer (json, "found", change->n_found);
}

/**
 * pd_cli_print_change:
 * @change: what was done to an article's text
 *
 * Prints what became of its highlights in a sentence or two.
 */
void
pd_cli_print_change (const PdTextChange *change)
{
  if (!change->is_changed)
    g_print ("%s\n", _ ("The text is as it was."));
  else if (change->n_placed + change->unplaced->len > 0)
    /* Translators: both are numbers. */
    g_print (ngettext ("%u of %u highlight is on the new text.\n", "%u of %u highlights are on the new text.\n", change->n_placed + change->unplaced->len),
             change->n_placed, change->n_placed + change->unplaced->len);
  else
    g_print ("%s\n", _ ("The text is another now; it has no highlights."));
}
