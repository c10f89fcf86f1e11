#include "pd-own-highlights.h"

static void
own_highlight_clear (gpointer data)
{
  g_free (((PdOwnHighlight *) data)->highlight_id);
}

/**
 * pd_own_highlights_load:
 * @connection: a connection
 * @article: the row of an article
 * @coder: the row of a coder
 * @tag_id: the UUID of a tag, which need not be there yet
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type PdOwnHighlight): what the coder has highlighted on the article's current text, in its order; where several
 *   are on one span, those that the coder gave the tag come first; %NULL with an error
 */
GArray *
pd_own_highlights_load (PdConnection *connection,
                        gint64 article,
                        gint64 coder,
                        const char *tag_id,
                        GError **error)
{
  g_autoptr (GArray) highlights = g_array_new (FALSE, FALSE, sizeof (PdOwnHighlight));
  sqlite3_stmt *statement;
  gboolean has_row;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (tag_id != NULL, NULL);

  g_array_set_clear_func (highlights, own_highlight_clear);
  statement = pd_connection_prepare (connection,
                                     "SELECT h.uuid, h.start, h.\"end\","
                                     " EXISTS (SELECT 1 FROM highlight_tag t WHERE t.highlight_id = h.id AND t.coder_id = ?2 AND t.tag_id = (SELECT id FROM tag WHERE uuid = ?3)) AS tagged"
                                     " FROM highlight h JOIN article a ON a.id = h.article_id AND a.text_id = h.text_id"
                                     " WHERE h.article_id = ?1 AND h.coder_id = ?2 ORDER BY h.start, h.\"end\", tagged DESC, h.id",
                                     error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, article);
  sqlite3_bind_int64 (statement, 2, coder);
  pd_statement_bind_text (statement, 3, tag_id);
  while (pd_connection_step (connection, statement, &has_row, error))
    {
      PdOwnHighlight highlight;

      if (!has_row)
        return g_steal_pointer (&highlights);
      highlight.highlight_id = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      highlight.start = sqlite3_column_int64 (statement, 1);
      highlight.end = sqlite3_column_int64 (statement, 2);
      highlight.is_tagged = sqlite3_column_int (statement, 3) != 0;
      g_array_append_val (highlights, highlight);
    }
  return NULL;
}

/**
 * pd_own_highlights_find:
 * @highlights: (element-type PdOwnHighlight): highlights in the order of the text
 * @start: code points
 * @end: code points, exclusive
 *
 * Returns: (transfer none) (nullable): the first that is on just that span
 */
const PdOwnHighlight *
pd_own_highlights_find (const GArray *highlights,
                        guint start,
                        guint end)
{
  guint low = 0, high;

  g_return_val_if_fail (highlights != NULL, NULL);

  high = highlights->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const PdOwnHighlight *highlight = &g_array_index (highlights, PdOwnHighlight, middle);

      if (highlight->start < start || (highlight->start == start && highlight->end < end))
        low = middle + 1;
      else
        high = middle;
    }
  if (low < highlights->len)
    {
      const PdOwnHighlight *highlight = &g_array_index (highlights, PdOwnHighlight, low);

      if (highlight->start == start && highlight->end == end)
        return highlight;
    }
  return NULL;
}
