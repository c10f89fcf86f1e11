#include "pd-highlight-finder.h"

/**
 * pd_found_highlight_free:
 *
 * Frees it.
 */
void
pd_found_highlight_free (PdFoundHighlight *self)
{
  g_free (self->highlight_id);
  g_free (self->article_id);
  g_free (self->quote);
  g_free (self->title);
  g_free (self->date);
  g_free (self);
}

static char *
dup_column (sqlite3_stmt *statement,
            int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

/**
 * pd_highlight_finder_find:
 * @connection: a connection
 * @wanted: what to look for; all are found where it is empty
 * @limit: how many to list at most
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Finds highlights by what they are on, their note, or their article's title, once all are folded.
 *
 * Returns: (transfer full) (element-type PdFoundHighlight): those made last first, or %NULL with an error
 */
GPtrArray *
pd_highlight_finder_find (PdConnection *connection,
                          const char *wanted,
                          guint limit,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_found_highlight_free);
  sqlite3_stmt *statement;
  gboolean has_row;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (wanted != NULL, NULL);

  statement = pd_connection_prepare (connection,
                                     "SELECT h.uuid, a.uuid, h.quote, a.title, a.date FROM highlight h CROSS JOIN article a ON a.id = h.article_id"
                                     " WHERE a.present AND (?1 = '' OR pd_contains (?1, h.quote, h.note, a.title)) ORDER BY h.id DESC LIMIT ?2",
                                     error);
  if (statement == NULL)
    return NULL;
  pd_statement_bind_text (statement, 1, wanted);
  sqlite3_bind_int64 (statement, 2, limit);
  while (pd_connection_step (connection, statement, &has_row, error))
    {
      PdFoundHighlight *highlight;

      if (!has_row)
        return g_steal_pointer (&found);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        break;
      highlight = g_new (PdFoundHighlight, 1);
      *highlight = (PdFoundHighlight) { dup_column (statement, 0), dup_column (statement, 1), dup_column (statement, 2), dup_column (statement, 3), dup_column (statement, 4) };
      g_ptr_array_add (found, highlight);
    }
  sqlite3_reset (statement);
  return NULL;
}
