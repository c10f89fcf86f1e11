#include "pd-extractions.h"

#include <glib/gi18n-lib.h>

#include "pd-texts.h"

/**
 * pd_extractions_find_text:
 * @connection: a connection
 * @article_id: the UUID of an article
 * @article: (out): its row
 * @text: (out): the row of its current text
 * @error: return location for an error
 *
 * Returns: whether there is such an article; otherwise %PD_STORE_ERROR_NOT_FOUND
 */
gboolean
pd_extractions_find_text (PdConnection *connection,
                          const char *article_id,
                          gint64 *article,
                          gint64 *text,
                          GError **error)
{
  sqlite3_stmt *statement;
  gboolean has_row;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (article_id != NULL, FALSE);

  statement = pd_connection_prepare (connection, "SELECT id, text_id FROM article WHERE uuid = ? AND present", error);
  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, article_id);
  if (!pd_connection_step (connection, statement, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_FOUND, _ ("There is no article “%s”."), article_id);
      return FALSE;
    }
  *article = sqlite3_column_int64 (statement, 0);
  *text = sqlite3_column_int64 (statement, 1);
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
find_extracted (PdConnection *connection,
                gint64 text,
                gint64 *extracted,
                GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection, "SELECT extracted_id FROM text WHERE id = ?", error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, text);
  if (!pd_connection_step (connection, statement, &has_row, error))
    return FALSE;
  *extracted = has_row ? sqlite3_column_int64 (statement, 0) : 0;
  sqlite3_reset (statement);
  return TRUE;
}

static GArray *
load_cuts (PdConnection *connection,
           gint64 text,
           GError **error)
{
  g_autoptr (GArray) cuts = pd_cuts_new ();
  sqlite3_stmt *statement = pd_connection_prepare (connection, "SELECT reason, start, \"end\" FROM cut WHERE text_id = ? ORDER BY start, \"end\"", error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, text);
  while (pd_connection_step (connection, statement, &has_row, error))
    {
      gint64 start, end;

      if (!has_row)
        return g_steal_pointer (&cuts);
      start = sqlite3_column_int64 (statement, 1);
      end = sqlite3_column_int64 (statement, 2);
      /* A file from elsewhere may hold any number. */
      if (start >= 0 && start < end && end <= G_MAXINT32)
        pd_cuts_append (cuts, (const char *) sqlite3_column_text (statement, 0), start, end);
    }
  return NULL;
}

/**
 * pd_extractions_load:
 * @connection: a connection
 * @text: the row of a text
 * @extracted: (out): the row of the extracted text that it was made of; the same where it is that itself
 * @error: return location for an error
 *
 * Returns: (transfer full): the text beside what was extracted, or %NULL with an error
 */
PdExtraction *
pd_extractions_load (PdConnection *connection,
                     gint64 text,
                     gint64 *extracted,
                     GError **error)
{
  g_autoptr (PdText) own = NULL;
  g_autoptr (PdText) whole = NULL;
  g_autoptr (GArray) cuts = NULL;
  gboolean is_kept;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (extracted != NULL, NULL);

  if (!find_extracted (connection, text, extracted, error))
    return NULL;
  own = pd_texts_load_row (connection, text, error);
  cuts = own != NULL ? load_cuts (connection, text, error) : NULL;
  if (cuts == NULL)
    return NULL;
  /* An older Pidian kept what was cut, but not in a form in which it could be put back. */
  is_kept = *extracted != 0 || cuts->len == 0;
  if (!is_kept)
    g_array_set_size (cuts, 0);
  if (*extracted == 0)
    {
      *extracted = text;
      return pd_extraction_new (own, own, cuts, is_kept);
    }
  whole = pd_texts_load_row (connection, *extracted, error);
  return whole != NULL ? pd_extraction_new (whole, own, cuts, TRUE) : NULL;
}

/**
 * pd_extractions_load_article:
 * @connection: a connection
 * @article_id: the UUID of an article
 * @error: return location for an error
 *
 * Returns: (transfer full): the article's current text beside what was extracted, or %NULL with an error
 */
PdExtraction *
pd_extractions_load_article (PdConnection *connection,
                             const char *article_id,
                             GError **error)
{
  gint64 article, text, extracted;

  if (!pd_extractions_find_text (connection, article_id, &article, &text, error))
    return NULL;
  return pd_extractions_load (connection, text, &extracted, error);
}

static gboolean
has_same_blocks (PdText *a,
                 PdText *b)
{
  if (pd_text_get_n_blocks (a) != pd_text_get_n_blocks (b))
    return FALSE;
  for (guint i = 0; i < pd_text_get_n_blocks (a); i++)
    {
      const PdBlock *x = pd_text_get_block (a, i), *y = pd_text_get_block (b, i);

      if (x->kind != y->kind || x->level != y->level || x->start != y->start || x->end != y->end
          || g_strcmp0 (x->url, y->url) != 0 || g_strcmp0 (x->alt, y->alt) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_same_cuts (GArray *a,
               GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const PdCut *x = &g_array_index (a, PdCut, i), *y = &g_array_index (b, PdCut, i);

      if (x->start != y->start || x->end != y->end || !g_str_equal (x->reason, y->reason))
        return FALSE;
    }
  return TRUE;
}

/* The rows whose text has the same characters, made of the same extracted text. What another article has is left to that. */
static GArray *
find_candidates (PdConnection *connection,
                 gint64 article,
                 PdText *text,
                 gint64 extracted,
                 GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement;
  gboolean has_row;

  statement = pd_connection_prepare (connection,
                                     "SELECT id FROM text t WHERE sha256 = ?1 AND coalesce (extracted_id, 0) = ?2"
                                     " AND NOT EXISTS (SELECT 1 FROM article WHERE text_id = t.id AND id <> ?3)"
                                     " AND NOT EXISTS (SELECT 1 FROM text c JOIN article a ON a.text_id = c.id WHERE c.extracted_id = t.id AND a.id <> ?3)"
                                     " ORDER BY id",
                                     error);
  if (statement == NULL)
    return NULL;
  pd_statement_bind_text (statement, 1, pd_text_get_sha256 (text));
  sqlite3_bind_int64 (statement, 2, extracted);
  sqlite3_bind_int64 (statement, 3, article);
  while (pd_connection_step (connection, statement, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&rows);
      g_array_append_val (rows, ((gint64) { sqlite3_column_int64 (statement, 0) }));
    }
  return NULL;
}

/**
 * pd_extractions_keep:
 * @connection: a connection, in a transaction
 * @article: the row of the article that it is to be a text of
 * @extraction: a text beside what was extracted
 * @extracted: the row of the extracted text; 0 where the text is that itself
 * @text: (out): the row of the text
 * @error: return location for an error
 *
 * Stores a text with what it leaves out, unless the same is there already: what is cut, put back and cut again is kept once.
 *
 * Returns: whether that went well
 */
gboolean
pd_extractions_keep (PdConnection *connection,
                     gint64 article,
                     PdExtraction *extraction,
                     gint64 extracted,
                     gint64 *text,
                     GError **error)
{
  g_autoptr (GArray) candidates = NULL;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (PD_IS_EXTRACTION (extraction), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  candidates = find_candidates (connection, article, pd_extraction_get_text (extraction), extracted, error);
  if (candidates == NULL)
    return FALSE;
  for (guint i = 0; i < candidates->len; i++)
    {
      g_autoptr (PdExtraction) candidate = NULL;
      gint64 row;

      *text = g_array_index (candidates, gint64, i);
      candidate = pd_extractions_load (connection, *text, &row, error);
      if (candidate == NULL)
        return FALSE;
      if (pd_extraction_get_is_kept (candidate)
          && has_same_cuts (pd_extraction_get_cuts (candidate), pd_extraction_get_cuts (extraction))
          && has_same_blocks (pd_extraction_get_text (candidate), pd_extraction_get_text (extraction)))
        return TRUE;
    }
  return pd_texts_insert_text (connection, pd_extraction_get_text (extraction), pd_extraction_get_cuts (extraction), extracted, text, error);
}
