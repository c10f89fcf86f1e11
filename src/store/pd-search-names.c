#include "pd-search-names.h"

/* There are far fewer publications and authors than articles: an index leads from each to the next, so that each is folded and compared once, and
 * then to the articles of those that match. */
#define OF(column, index) "WITH RECURSIVE name (value) AS ("                                                                                                                       \
                          "SELECT min (" column ") FROM article INDEXED BY " index " WHERE present = 1"                                                                            \
                          " UNION ALL SELECT (SELECT min (" column ") FROM article INDEXED BY " index " WHERE present = 1 AND " column " > value) FROM name WHERE value NOT NULL)" \
                          " SELECT a.id FROM name CROSS JOIN article a INDEXED BY " index " ON a.present = 1 AND a." column " = value WHERE pd_contains (?1, value)"

static gboolean
add (PdConnection *connection,
     const char *sql,
     const char *term,
     PdRowSet *articles,
     GCancellable *cancellable,
     GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, term);
  return pd_row_set_add_rows (articles, connection, statement, cancellable, error);
}

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
  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (term != NULL, FALSE);
  g_return_val_if_fail (articles != NULL, FALSE);

  return add (connection, OF ("source", "article_by_source"), term, articles, cancellable, error);
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
  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (term != NULL, FALSE);
  g_return_val_if_fail (articles != NULL, FALSE);

  return add (connection, OF ("author", "article_by_author"), term, articles, cancellable, error);
}
