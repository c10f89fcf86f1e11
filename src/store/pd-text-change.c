#include "pd-text-change.h"

#include <glib/gi18n-lib.h>

#include "pd-anchor.h"
#include "pd-extractions.h"
#include "pd-field-renewal.h"
#include "pd-text-diff.h"

/* The text that takes the place of an article's, and what becomes of the highlights. */
typedef struct
{
  PdConnection *connection;
  PdTextChange *change;
  gint64 article;
  gint64 old_text;
  gint64 new_text;
  gint64 new_extracted;
  PdExtraction *extraction;
  PdSegmenter *segmenter;
} Context;

/* A highlight as it stands on its text, which need not be the article's last one. */
typedef struct
{
  gint64 row;
  char *id;
  gint64 text;
  gint64 start;
  gint64 end;
  char *quote;
} Mark;

static void
context_clear (Context *self)
{
  g_clear_object (&self->extraction);
  g_clear_object (&self->segmenter);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Context, context_clear)

static void
mark_clear (gpointer data)
{
  Mark *mark = data;

  g_free (mark->id);
  g_free (mark->quote);
}

static void
unplaced_free (gpointer data)
{
  PdUnplaced *unplaced = data;

  g_free (unplaced->highlight_id);
  g_free (unplaced);
}

/**
 * pd_text_change_new:
 *
 * Returns: (transfer full): a change that has done nothing yet
 */
PdTextChange *
pd_text_change_new (void)
{
  PdTextChange *self = g_new0 (PdTextChange, 1);

  self->unplaced = g_ptr_array_new_with_free_func (unplaced_free);
  return self;
}

/**
 * pd_text_change_free:
 *
 * Frees it.
 */
void
pd_text_change_free (PdTextChange *self)
{
  g_ptr_array_unref (self->unplaced);
  g_free (self);
}

/* All of them, also those that stay on a text from before: they may be found again. */
static GArray *
load_marks (Context *context,
            GError **error)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  sqlite3_stmt *statement;
  gboolean has_row;

  g_array_set_clear_func (marks, mark_clear);
  statement = pd_connection_prepare (context->connection, "SELECT id, uuid, text_id, start, \"end\", quote FROM highlight WHERE article_id = ? ORDER BY text_id, start, \"end\", id", error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, context->article);
  while (pd_connection_step (context->connection, statement, &has_row, error))
    {
      Mark mark;

      if (!has_row)
        return g_steal_pointer (&marks);
      mark.row = sqlite3_column_int64 (statement, 0);
      mark.id = g_strdup ((const char *) sqlite3_column_text (statement, 1));
      mark.text = sqlite3_column_int64 (statement, 2);
      mark.start = sqlite3_column_int64 (statement, 3);
      mark.end = sqlite3_column_int64 (statement, 4);
      mark.quote = g_strdup ((const char *) sqlite3_column_text (statement, 5));
      g_array_append_val (marks, mark);
    }
  return NULL;
}

static void
count_placed (Context *context,
              const Mark *mark)
{
  context->change->n_placed++;
  context->change->n_found += mark->text != context->old_text;
}

static void
leave (Context *context,
       const Mark *mark,
       PdReanchorOutcome reason)
{
  PdUnplaced *unplaced = g_new (PdUnplaced, 1);

  unplaced->highlight_id = g_strdup (mark->id);
  unplaced->reason = reason;
  unplaced->was_unplaced = mark->text != context->old_text;
  g_ptr_array_add (context->change->unplaced, unplaced);
}

static gboolean
move (Context *context,
      const Mark *mark,
      guint start,
      guint end,
      GError **error)
{
  g_autoptr (PdAnchor) anchor = pd_anchor_new (context->segmenter, start, end);
  sqlite3_stmt *statement;

  statement = pd_connection_prepare (context->connection,
                                     "UPDATE highlight SET text_id = ?, start = ?, \"end\" = ?, start_utf16 = ?, end_utf16 = ?, block = ?, paragraph = ?, sentence = ?,"
                                     " quote = ?, prefix = ?, suffix = ?, modified = ? WHERE id = ?",
                                     error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, context->new_text);
  sqlite3_bind_int64 (statement, 2, anchor->start);
  sqlite3_bind_int64 (statement, 3, anchor->end);
  sqlite3_bind_int64 (statement, 4, anchor->start_utf16);
  sqlite3_bind_int64 (statement, 5, anchor->end_utf16);
  sqlite3_bind_int64 (statement, 6, anchor->block);
  if (anchor->paragraph > 0)
    sqlite3_bind_int64 (statement, 7, anchor->paragraph);
  else
    sqlite3_bind_null (statement, 7);
  sqlite3_bind_int64 (statement, 8, anchor->sentence);
  pd_statement_bind_text (statement, 9, anchor->quote);
  pd_statement_bind_text (statement, 10, anchor->prefix);
  pd_statement_bind_text (statement, 11, anchor->suffix);
  sqlite3_bind_int64 (statement, 12, g_get_real_time () / 1000);
  sqlite3_bind_int64 (statement, 13, mark->row);
  return pd_connection_run (context->connection, statement, error);
}

/* Cuts of the same extracted text say exactly what became of each character; otherwise it must be found out. */
static PdReanchor *
compare (Context *context,
         PdExtraction *before,
         gint64 extracted)
{
  PdText *from = pd_extraction_get_text (before), *to = pd_extraction_get_text (context->extraction);
  g_autoptr (PdTextMap) map = NULL;

  if (g_str_equal (pd_text_get_sha256 (from), pd_text_get_sha256 (to)))
    {
      map = pd_text_map_new ();
      pd_text_map_append (map, 0, 0, pd_text_get_length (from));
      return pd_reanchor_new (from, to, map, TRUE);
    }
  if (extracted == context->new_extracted && pd_extraction_get_is_exact (before) && pd_extraction_get_is_exact (context->extraction))
    {
      g_autoptr (PdTextMap) back = pd_text_map_invert (pd_extraction_get_map (before));

      map = pd_text_map_compose (back, pd_extraction_get_map (context->extraction));
      return pd_reanchor_new (from, to, map, TRUE);
    }
  map = pd_text_diff (from, to);
  return pd_reanchor_new (from, to, map, FALSE);
}

static gboolean
place (Context *context,
       PdReanchor *reanchor,
       PdText *from,
       const Mark *mark,
       GError **error)
{
  g_autofree char *quote = NULL;
  PdReanchorOutcome outcome;
  guint start, end;

  /* What does not stand where it says cannot be found again either. */
  if (!pd_text_check_span (from, mark->start, mark->end, NULL))
    {
      leave (context, mark, PD_REANCHOR_UNCERTAIN);
      return TRUE;
    }
  quote = pd_text_dup_slice (from, mark->start, mark->end);
  outcome = g_str_equal (quote, mark->quote) ? pd_reanchor_place (reanchor, mark->start, mark->end, &start, &end) : PD_REANCHOR_UNCERTAIN;
  if (outcome != PD_REANCHOR_PLACED)
    {
      leave (context, mark, outcome);
      return TRUE;
    }
  count_placed (context, mark);
  return move (context, mark, start, end, error);
}

static gboolean
place_all (Context *context,
           GError **error)
{
  g_autoptr (GArray) marks = load_marks (context, error);
  g_autoptr (PdExtraction) before = NULL;
  g_autoptr (PdReanchor) reanchor = NULL;
  gint64 text = 0, extracted;

  if (marks == NULL)
    return FALSE;
  context->segmenter = pd_segmenter_new (pd_extraction_get_text (context->extraction));
  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = &g_array_index (marks, Mark, i);

      /* It was made on this very text, which has come back. */
      if (mark->text == context->new_text)
        {
          count_placed (context, mark);
          continue;
        }
      if (mark->text != text)
        {
          g_clear_object (&before);
          g_clear_pointer (&reanchor, pd_reanchor_free);
          text = mark->text;
          before = pd_extractions_load (context->connection, text, &extracted, error);
          if (before == NULL)
            return FALSE;
          reanchor = compare (context, before, extracted);
        }
      if (!place (context, reanchor, pd_extraction_get_text (before), mark, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
flip (Context *context,
      gint64 source,
      GError **error)
{
  sqlite3_stmt *statement;

  statement = pd_connection_prepare (context->connection,
                                     "UPDATE article SET text_id = ?1, source_file_id = coalesce (?2, source_file_id), modified = ?3"
                                     " WHERE id = ?4 AND (text_id <> ?1 OR source_file_id <> coalesce (?2, source_file_id))",
                                     error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, context->new_text);
  if (source != 0)
    sqlite3_bind_int64 (statement, 2, source);
  else
    sqlite3_bind_null (statement, 2);
  sqlite3_bind_int64 (statement, 3, g_get_real_time () / 1000);
  sqlite3_bind_int64 (statement, 4, context->article);
  return pd_connection_run (context->connection, statement, error);
}

static gboolean
fail (GError **error,
      const char *message)
{
  g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
has_cut (GArray *cuts,
         const PdCut *wanted)
{
  for (guint i = 0; i < cuts->len; i++)
    {
      const PdCut *cut = &g_array_index (cuts, PdCut, i);

      if (cut->start == wanted->start && cut->end == wanted->end)
        return TRUE;
    }
  return FALSE;
}

/* A reader's own cuts are as they are; what a person cuts must not split a character. */
static gboolean
check_cuts (PdExtraction *before,
            GArray *cuts,
            GError **error)
{
  for (guint i = 0; i < cuts->len; i++)
    {
      const PdCut *cut = &g_array_index (cuts, PdCut, i);
      g_autoptr (GError) failure = NULL;

      if (!has_cut (pd_extraction_get_cuts (before), cut)
          && !pd_text_check_span (pd_extraction_get_extracted (before), cut->start, cut->end, &failure))
        return fail (error, failure->message);
    }
  return TRUE;
}

/**
 * pd_text_change_set_cuts:
 * @connection: a connection, in a transaction that is rolled back where this fails
 * @recorder: what watches the transaction
 * @article_id: the UUID of an article
 * @extracted: the extracted text that the cuts were chosen on, which must be that of the article's text
 * @cuts: (element-type PdCut): all that its text is to leave out of it
 * @error: return location for an error
 *
 * Puts cuts back, or makes more: gives an article another text of the same extracted text. Of the highlights, those move to it
 * whose quote it has unchanged but for white space; the others stay on the text that they stand on.
 *
 * Returns: whether that went well; otherwise an error of %PD_STORE_ERROR
 */
gboolean
pd_text_change_set_cuts (PdTextChange *self,
                         PdConnection *connection,
                         PdRecorder *recorder,
                         const char *article_id,
                         PdText *extracted,
                         GArray *cuts,
                         GError **error)
{
  g_auto (Context) context = { .connection = connection, .change = self };
  g_autoptr (PdExtraction) before = NULL;
  g_autoptr (PdText) text = NULL;
  gboolean is_kept;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (PD_IS_TEXT (extracted), FALSE);
  g_return_val_if_fail (cuts != NULL, FALSE);

  if (!pd_extractions_find_text (connection, article_id, &context.article, &context.old_text, error))
    return FALSE;
  before = pd_extractions_load (connection, context.old_text, &context.new_extracted, error);
  if (before == NULL)
    return FALSE;
  if (!g_str_equal (pd_text_get_sha256 (pd_extraction_get_extracted (before)), pd_text_get_sha256 (extracted)))
    return fail (error, _ ("The article is no longer there, or its text has changed."));
  if (!check_cuts (before, cuts, error))
    return FALSE;
  text = cuts->len > 0 ? pd_cuts_apply (cuts, pd_extraction_get_extracted (before), NULL, error) : g_object_ref (pd_extraction_get_extracted (before));
  if (text == NULL)
    return FALSE;
  if (pd_text_get_length (text) == 0)
    return fail (error, _ ("Nothing would be left of the text."));

  context.extraction = pd_extraction_new (pd_extraction_get_extracted (before), text, cuts, TRUE);
  context.new_text = context.new_extracted;
  pd_recorder_set_paused (recorder, TRUE);
  is_kept = cuts->len == 0 || pd_extractions_keep (connection, context.article, context.extraction, context.new_extracted, &context.new_text, error);
  pd_recorder_set_paused (recorder, FALSE);
  if (!is_kept)
    return FALSE;
  self->is_changed = context.new_text != context.old_text;
  return place_all (&context, error) && flip (&context, 0, error);
}

/* The extracted text is kept once where nothing was cut of it. */
static gboolean
keep_document (Context *context,
               PdDocument *document,
               const PdSourceBytes *source,
               gint64 *source_row,
               GError **error)
{
  PdText *text = pd_document_get_text (document), *extracted = pd_document_get_extracted (document);
  GArray *cuts = pd_document_get_cuts (document);
  g_autoptr (GArray) no_cuts = pd_cuts_new ();
  g_autoptr (PdExtraction) whole = NULL;

  *source_row = 0;
  if (source != NULL && !pd_texts_insert_source (context->connection, source, source_row, error))
    return FALSE;
  context->extraction = pd_extraction_new (extracted, text, cuts, TRUE);
  if (cuts->len == 0)
    {
      if (!pd_extractions_keep (context->connection, context->article, context->extraction, 0, &context->new_text, error))
        return FALSE;
      context->new_extracted = context->new_text;
      return TRUE;
    }
  whole = pd_extraction_new (extracted, extracted, no_cuts, TRUE);
  return pd_extractions_keep (context->connection, context->article, whole, 0, &context->new_extracted, error)
         && pd_extractions_keep (context->connection, context->article, context->extraction, context->new_extracted, &context->new_text, error);
}

/**
 * pd_text_change_replace:
 * @connection: a connection, in a transaction that is rolled back where this fails
 * @recorder: what watches the transaction
 * @article_id: the UUID of an article
 * @document: what a reader made of its source, or of another version of it
 * @source: (nullable): the bytes of that; %NULL where they are the same
 * @coder: the row of who does it
 * @error: return location for an error
 *
 * Gives an article another text altogether. Its fields are renewed, but for those that were typed. Of the highlights, those
 * move to the new text of which it is certain where they stand in it; the others stay on the text that they stand on.
 *
 * Returns: whether that went well; otherwise an error of %PD_STORE_ERROR
 */
gboolean
pd_text_change_replace (PdTextChange *self,
                        PdConnection *connection,
                        PdRecorder *recorder,
                        const char *article_id,
                        PdDocument *document,
                        const PdSourceBytes *source,
                        gint64 coder,
                        GError **error)
{
  g_auto (Context) context = { .connection = connection, .change = self };
  gint64 source_row;
  gboolean is_kept;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (PD_IS_DOCUMENT (document), FALSE);

  if (!pd_extractions_find_text (connection, article_id, &context.article, &context.old_text, error))
    return FALSE;
  pd_recorder_set_paused (recorder, TRUE);
  is_kept = keep_document (&context, document, source, &source_row, error);
  pd_recorder_set_paused (recorder, FALSE);
  if (!is_kept)
    return FALSE;
  self->is_changed = context.new_text != context.old_text;
  self->n_unread_bytes = pd_document_get_n_unread_bytes (document);
  return place_all (&context, error)
         && pd_field_renewal_run (connection, article_id, document, coder, error)
         && flip (&context, source_row, error);
}
