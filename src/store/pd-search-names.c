#include "pd-search-names.h"

#include "pd-folded.h"

/* There are far fewer publications and authors than articles: each name is folded and compared once, which takes most of the time. */

/* The index leads from each publication to the next, and then to the articles of those that match. */
#define SOURCES "WITH RECURSIVE name (value) AS ("                                                                                                                       \
                "SELECT min (source) FROM article INDEXED BY article_by_source WHERE present = 1"                                                                        \
                " UNION ALL SELECT (SELECT min (source) FROM article INDEXED BY article_by_source WHERE present = 1 AND source > value) FROM name WHERE value NOT NULL)" \
                " SELECT a.id FROM name CROSS JOIN article a INDEXED BY article_by_source ON a.present = 1 AND a.source = value WHERE pd_contains (?1, value)"

#define AUTHORS "SELECT id, author FROM article NOT INDEXED WHERE present AND author NOT NULL"

/**
 * pd_search_names_add_sources:
 * @connection: a connection that reads
 * @term: a string
 * @articles: where to put them
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Finds the articles in whose publication a string stands, once both are folded, among those that are present.
 *
 * Returns: whether that went well
 */
gboolean
pd_search_names_add_sources (PdConnection *connection,
                             const char *term,
                             PdRowSet *articles,
                             GCancellable *cancellable,
                             GError **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (term != NULL, FALSE);
  g_return_val_if_fail (articles != NULL, FALSE);

  statement = pd_connection_prepare (connection, SOURCES, error);
  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, term);
  return pd_row_set_add_rows (articles, connection, statement, cancellable, error);
}

static gboolean
contains (GHashTable *known,
          const char *name,
          const PdFolded *wanted)
{
  g_autoptr (PdFolded) folded = NULL;
  gpointer contained;
  guint position = 0;

  if (g_hash_table_lookup_extended (known, name, NULL, &contained))
    return GPOINTER_TO_INT (contained);
  folded = pd_folded_new (name, -1);
  contained = GINT_TO_POINTER (pd_folded_find (folded, wanted, &position));
  g_hash_table_insert (known, g_strdup (name), contained);
  return GPOINTER_TO_INT (contained);
}

/**
 * pd_search_names_add_authors:
 * @connection: a connection that reads
 * @term: a string
 * @articles: where to put them
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Finds the articles in whose author a string stands, once both are folded, among those that are present.
 *
 * Returns: whether that went well
 */
gboolean
pd_search_names_add_authors (PdConnection *connection,
                             const char *term,
                             PdRowSet *articles,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (PdFolded) wanted = NULL;
  sqlite3_stmt *statement;
  gboolean has_row;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (term != NULL, FALSE);
  g_return_val_if_fail (articles != NULL, FALSE);

  wanted = pd_folded_new (term, -1);
  statement = pd_connection_prepare (connection, AUTHORS, error);
  while (statement != NULL && pd_connection_step (connection, statement, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (contains (known, (const char *) sqlite3_column_text (statement, 1), wanted))
        pd_row_set_add (articles, sqlite3_column_int64 (statement, 0));
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
    }
  return FALSE;
}
