#include "pd-value-counts.h"

#include <string.h>

#include "pd-article-finder.h"
#include "pd-folded.h"
#include "pd-row-set.h"

static PdValueCount *
value_count_new (const char *value)
{
  PdValueCount *self = g_new0 (PdValueCount, 1);

  self->value = g_strdup (value);
  return self;
}

static void
value_count_free (gpointer data)
{
  PdValueCount *self = data;

  g_free (self->value);
  g_free (self);
}

/* What is most often there comes first, and what is not there at all last. */
static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  const PdValueCount *first = *(const PdValueCount *const *) a, *second = *(const PdValueCount *const *) b;

  if ((*first->value == '\0') != (*second->value == '\0'))
    return *first->value == '\0' ? 1 : -1;
  if (first->n_articles != second->n_articles)
    return first->n_articles > second->n_articles ? -1 : 1;
  return strcmp (first->value, second->value);
}

/* Whatever they have in the column that is counted, articles must be what is asked for otherwise. */
static PdRowSet *
find_articles (PdConnection *connection,
               PdKey key,
               const PdArticleQuery *query,
               gint64 coder,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (PdArticleQuery) others = pd_article_query_copy (query);
  g_autoptr (PdRowSet) set = pd_row_set_new ();
  g_autoptr (GArray) rows = NULL;

  pd_article_query_set_values (others, key, NULL);
  pd_article_query_set_sort (others, PD_ARTICLE_SORT_DATE, FALSE);
  rows = pd_article_finder_run (connection, others, coder, cancellable, error);
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    pd_row_set_add (set, g_array_index (rows, gint64, i));
  return g_steal_pointer (&set);
}

/* Counts all values, by value. */
static GHashTable *
count_values (PdConnection *connection,
              PdKey key,
              const PdRowSet *articles,
              GCancellable *cancellable,
              GError **error)
{
  const PdColumn *column = &pd_word_get_table (PD_WORD_ARTICLE)->columns[PD_KEY_INDEX (key)];
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, value_count_free);
  g_autofree char *sql = g_strdup_printf ("SELECT id, coalesce (%s, '') FROM article %s", column->name,
                                          key == PD_ARTICLE_SOURCE ? "INDEXED BY article_by_source WHERE present = 1" : key == PD_ARTICLE_AUTHOR ? "INDEXED BY article_by_author WHERE present = 1"
                                                                                                                                                 : "NOT INDEXED WHERE present");
  sqlite3_stmt *statement = pd_connection_prepare (connection, sql, error);
  gboolean has_row;

  while (statement != NULL && pd_connection_step (connection, statement, &has_row, error))
    {
      PdValueCount *count;
      const char *value;

      if (!has_row)
        return g_steal_pointer (&counts);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          sqlite3_reset (statement);
          return NULL;
        }
      if (articles != NULL && !pd_row_set_contains (articles, sqlite3_column_int64 (statement, 0)))
        continue;
      value = (const char *) sqlite3_column_text (statement, 1);
      count = g_hash_table_lookup (counts, value);
      if (count == NULL)
        {
          count = value_count_new (value);
          g_hash_table_insert (counts, count->value, count);
        }
      count->n_articles++;
    }
  return NULL;
}

static void
remove_others (GPtrArray *counts,
               const char *text)
{
  g_autoptr (PdFolded) wanted = pd_folded_new (text, -1);

  for (guint i = counts->len; i > 0; i--)
    {
      const PdValueCount *count = g_ptr_array_index (counts, i - 1);
      g_autoptr (PdFolded) value = pd_folded_new (count->value, -1);
      guint position = 0;

      if (!pd_folded_find (value, wanted, &position))
        g_ptr_array_remove_index_fast (counts, i - 1);
    }
}

/**
 * pd_value_counts_load:
 * @connection: a connection
 * @key: a column of articles that is text or a date, such as %PD_ARTICLE_SOURCE or %PD_ARTICLE_EXCLUDED
 * @query: (nullable): which articles to count, whatever it asks for of that column; %NULL for all
 * @coder: the row of who works with the project, or 0
 * @text: (nullable): what must stand in a value, whatever its case and width; %NULL or nothing for all
 * @limit: how many values there may be at most
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Counts what articles have in a column. What most of them have comes first; those that have nothing come last, and only where there
 * is room.
 *
 * Returns: (transfer full) (element-type PdValueCount): the values, or %NULL with an error
 */
GPtrArray *
pd_value_counts_load (PdConnection *connection,
                      PdKey key,
                      const PdArticleQuery *query,
                      gint64 coder,
                      const char *text,
                      guint limit,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (PdRowSet) articles = NULL;
  g_autoptr (GHashTable) by_value = NULL;
  g_autoptr (GPtrArray) counts = NULL;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (PD_KEY_WORD (key) == PD_WORD_ARTICLE, NULL);

  if (query != NULL)
    {
      articles = find_articles (connection, key, query, coder, cancellable, error);
      if (articles == NULL)
        return NULL;
    }
  by_value = count_values (connection, key, articles, cancellable, error);
  if (by_value == NULL)
    return NULL;
  counts = g_hash_table_steal_all_values (by_value);
  if (text != NULL && *text != '\0')
    remove_others (counts, text);
  g_ptr_array_sort (counts, compare_counts);
  if (counts->len > limit)
    g_ptr_array_set_size (counts, limit);
  return g_steal_pointer (&counts);
}
