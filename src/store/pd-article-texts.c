#include "pd-article-texts.h"

#include <glib/gi18n-lib.h>

#include "pd-occurrences.h"
#include "pd-texts.h"

/**
 * pd_article_texts_list:
 * @connection: a connection that reads
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Returns: (transfer full): the rows of all articles that are present, or %NULL with an error
 */
PdRowSet *
pd_article_texts_list (PdConnection *connection,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (PdRowSet) articles = pd_row_set_new ();
  sqlite3_stmt *statement;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);

  statement = pd_connection_prepare (connection, "SELECT id FROM article INDEXED BY article_by_date WHERE present = 1", error);
  if (statement == NULL || !pd_row_set_add_rows (articles, connection, statement, cancellable, error))
    return NULL;
  return g_steal_pointer (&articles);
}

/**
 * pd_article_texts_list_tagged:
 * @connection: a connection that reads
 * @tags: the rows of some tags
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Returns: (transfer full): the rows of the articles with a highlight that carries one of @tags, present or not, or %NULL with an error
 */
PdRowSet *
pd_article_texts_list_tagged (PdConnection *connection,
                              const PdRowSet *tags,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (PdRowSet) articles = pd_row_set_new ();

  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (tags != NULL, NULL);

  for (gint64 tag = pd_row_set_next (tags, 0); tag != 0; tag = pd_row_set_next (tags, tag))
    {
      sqlite3_stmt *statement = pd_connection_prepare (connection, "SELECT h.article_id FROM highlight_tag t JOIN highlight h ON h.id = t.highlight_id WHERE t.tag_id = ?", error);

      if (statement == NULL)
        return NULL;
      sqlite3_bind_int64 (statement, 1, tag);
      if (!pd_row_set_add_rows (articles, connection, statement, cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&articles);
}

/**
 * pd_article_texts_find_tags:
 * @connection: a connection that reads
 * @tag: the name or the path of a tag, written as it may be
 * @error: return location for an error
 *
 * Finds a tag as a search for `tag:` does.
 *
 * Returns: (transfer full): the rows of that tag and of those nested under it, or %NULL with an error
 */
PdRowSet *
pd_article_texts_find_tags (PdConnection *connection,
                            const char *tag,
                            GError **error)
{
  g_autoptr (PdRowSet) tags = pd_row_set_new ();
  sqlite3_stmt *statement;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (tag != NULL, NULL);

  statement = pd_connection_prepare (connection,
                                     "WITH RECURSIVE wanted (id) AS ("
                                     "SELECT t.id FROM tag t JOIN tag_path p ON p.tag_id = t.id WHERE pd_equals (?1, t.name, p.tag_path)"
                                     " UNION SELECT t.id FROM tag t JOIN wanted w ON t.parent_id = w.id) SELECT id FROM wanted",
                                     error);
  if (statement == NULL)
    return NULL;
  pd_statement_bind_text (statement, 1, tag);
  if (!pd_row_set_add_rows (tags, connection, statement, NULL, error))
    return NULL;
  if (pd_row_set_count (tags) == 0)
    {
      g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_FOUND, _ ("There is no tag “%s”."), tag);
      return NULL;
    }
  return g_steal_pointer (&tags);
}

/**
 * pd_article_texts_load:
 * @connection: a connection that reads
 * @article: the row of an article
 * @text: (out) (transfer full) (nullable): its current text, UTF-8; %NULL where it is not present, or no longer
 * @error: return location for an error
 *
 * Loads a text to be read through, without its blocks.
 *
 * Returns: whether that went well
 */
gboolean
pd_article_texts_load (PdConnection *connection,
                       gint64 article,
                       GBytes **text,
                       GError **error)
{
  sqlite3_stmt *statement;
  gboolean has_row;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  *text = NULL;
  statement = pd_connection_prepare (connection, "SELECT t.body FROM article a JOIN text t ON t.id = a.text_id WHERE a.id = ? AND a.present", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, article);
  if (!pd_connection_step (connection, statement, &has_row, error))
    return FALSE;
  if (has_row)
    *text = g_bytes_new (sqlite3_column_text (statement, 0), sqlite3_column_bytes (statement, 0));
  sqlite3_reset (statement);
  return TRUE;
}

/**
 * pd_article_texts_load_passages:
 * @connection: a connection that reads
 * @article: the row of an article
 * @tags: the rows of some tags
 * @passages: (element-type PdOccurrence): what to add to
 * @error: return location for an error
 *
 * Adds where the current text of an article has a highlight, of any coder, that carries one of @tags. Some may be there twice.
 *
 * Returns: whether that went well
 */
gboolean
pd_article_texts_load_passages (PdConnection *connection,
                                gint64 article,
                                const PdRowSet *tags,
                                GArray *passages,
                                GError **error)
{
  sqlite3_stmt *statement;
  gboolean has_row;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (tags != NULL, FALSE);
  g_return_val_if_fail (passages != NULL, FALSE);

  statement = pd_connection_prepare (connection,
                                     "SELECT t.tag_id, h.start, h.\"end\" FROM article a JOIN highlight h ON h.article_id = a.id AND h.text_id = a.text_id"
                                     " JOIN highlight_tag t ON t.highlight_id = h.id WHERE a.id = ?",
                                     error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, article);
  while (pd_connection_step (connection, statement, &has_row, error))
    {
      PdOccurrence passage;

      if (!has_row)
        return TRUE;
      if (!pd_row_set_contains (tags, sqlite3_column_int64 (statement, 0)))
        continue;
      passage.start = sqlite3_column_int64 (statement, 1);
      passage.end = sqlite3_column_int64 (statement, 2);
      g_array_append_val (passages, passage);
    }
  return FALSE;
}

/**
 * pd_article_texts_load_text:
 * @connection: a connection that reads
 * @article: the row of an article
 * @text: (out) (transfer full) (nullable): its current text; %NULL where it is not present, or no longer
 * @error: return location for an error
 *
 * Loads a text with its blocks.
 *
 * Returns: whether that went well
 */
gboolean
pd_article_texts_load_text (PdConnection *connection,
                            gint64 article,
                            PdText **text,
                            GError **error)
{
  sqlite3_stmt *statement;
  gboolean has_row;
  gint64 row = 0;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  *text = NULL;
  statement = pd_connection_prepare (connection, "SELECT text_id FROM article WHERE id = ? AND present", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, article);
  if (!pd_connection_step (connection, statement, &has_row, error))
    return FALSE;
  if (has_row)
    row = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  if (row == 0)
    return TRUE;
  *text = pd_texts_load_row (connection, row, error);
  return *text != NULL;
}

/**
 * pd_dated_article_clear:
 *
 * Frees what belongs to it.
 */
void
pd_dated_article_clear (PdDatedArticle *article)
{
  g_clear_pointer (&article->id, g_free);
  g_clear_pointer (&article->date, g_free);
}

static void
clear_article (gpointer data)
{
  pd_dated_article_clear (data);
}

static void
read_article (sqlite3_stmt *statement,
              PdDatedArticle *article)
{
  article->row = sqlite3_column_int64 (statement, 0);
  article->text = sqlite3_column_int64 (statement, 1);
  article->id = g_strdup ((const char *) sqlite3_column_text (statement, 2));
  article->date = g_strdup ((const char *) sqlite3_column_text (statement, 3));
}

static GArray *
list_articles (PdConnection *connection,
               sqlite3_stmt *statement,
               GError **error)
{
  g_autoptr (GArray) articles = g_array_new (FALSE, FALSE, sizeof (PdDatedArticle));
  gboolean has_row;

  g_array_set_clear_func (articles, clear_article);
  while (pd_connection_step (connection, statement, &has_row, error))
    {
      PdDatedArticle article;

      if (!has_row)
        return g_steal_pointer (&articles);
      read_article (statement, &article);
      g_array_append_val (articles, article);
    }
  return NULL;
}

/**
 * pd_article_texts_list_by_date:
 * @connection: a connection that reads
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type PdDatedArticle): all articles that are present, the earliest first, those without a date last, or %NULL with an error
 */
GArray *
pd_article_texts_list_by_date (PdConnection *connection,
                               GError **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);

  statement = pd_connection_prepare (connection, "SELECT id, text_id, uuid, date FROM article WHERE present = 1 ORDER BY date IS NULL, date, id", error);
  return statement != NULL ? list_articles (connection, statement, error) : NULL;
}

/**
 * pd_article_texts_list_behind:
 * @connection: a connection that reads
 * @row: the row of an article; 0 to begin
 * @n: how many at most
 * @error: return location for an error
 *
 * Lists articles a part at a time.
 *
 * Returns: (transfer full) (element-type PdDatedArticle): the next articles that are present, in the order of their rows, or %NULL with an error
 */
GArray *
pd_article_texts_list_behind (PdConnection *connection,
                              gint64 row,
                              guint n,
                              GError **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);

  /* In the order of the table: no index has all of these columns. */
  statement = pd_connection_prepare (connection, "SELECT id, text_id, uuid, date FROM article NOT INDEXED WHERE id > ?1 AND present ORDER BY id LIMIT ?2", error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, row);
  sqlite3_bind_int64 (statement, 2, n);
  return list_articles (connection, statement, error);
}

/**
 * pd_article_texts_load_dated:
 * @connection: a connection that reads
 * @row: the row of an article
 * @article: (out caller-allocates): the article; without an identifier where it is not present, or no longer
 * @error: return location for an error
 *
 * Loads what is known of one.
 *
 * Returns: whether that went well
 */
gboolean
pd_article_texts_load_dated (PdConnection *connection,
                             gint64 row,
                             PdDatedArticle *article,
                             GError **error)
{
  sqlite3_stmt *statement;
  gboolean has_row;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (article != NULL, FALSE);

  *article = (PdDatedArticle) { .row = row };
  statement = pd_connection_prepare (connection, "SELECT id, text_id, uuid, date FROM article WHERE id = ? AND present", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, row);
  if (!pd_connection_step (connection, statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  read_article (statement, article);
  sqlite3_reset (statement);
  return TRUE;
}
