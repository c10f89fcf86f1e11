#include "pd-article-finder.h"

#include "pd-article-query-private.h"
#include "pd-row-set.h"
#include "pd-search.h"

/* What is asked for is found as sets of rows; the order is that of an index, which is gone through once. Nothing is sorted
 * that an index has in order, and no article is looked at for it, so that any order of 100,000 articles takes some 20 ms. */
typedef struct
{
  PdConnection *connection;
  const PdArticleQuery *query;
  gint64 coder;
  GCancellable *cancellable;
  /* What articles must be in, or NULL where they may be in anything, and what they must not be in. */
  PdRowSet *required;
  PdRowSet *forbidden;
  GArray *rows;
} Finder;

static void
finder_clear (Finder *self)
{
  g_clear_pointer (&self->required, pd_row_set_free);
  g_clear_pointer (&self->forbidden, pd_row_set_free);
  g_clear_pointer (&self->rows, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Finder, finder_clear)

static void
require (Finder *self,
         PdRowSet *found)
{
  g_autoptr (PdRowSet) own = found;

  if (self->required != NULL)
    pd_row_set_intersect (self->required, own);
  else
    self->required = g_steal_pointer (&own);
}

/* The articles of a query must, or must not, be among what a statement finds. */
static gboolean
add_condition (Finder *self,
               sqlite3_stmt *statement,
               gboolean with,
               GError **error)
{
  g_autoptr (PdRowSet) found = NULL;

  if (!with)
    return pd_row_set_add_rows (self->forbidden, self->connection, statement, self->cancellable, error);
  found = pd_row_set_new ();
  if (!pd_row_set_add_rows (found, self->connection, statement, self->cancellable, error))
    return FALSE;
  require (self, g_steal_pointer (&found));
  return TRUE;
}

static gboolean
match_search (Finder *self,
              GError **error)
{
  g_autoptr (PdSearchTerms) terms = NULL;
  PdRowSet *found;

  if (self->query->search == NULL)
    return TRUE;
  terms = pd_search_terms_new (self->connection, FALSE, FALSE, self->cancellable, error);
  if (terms == NULL)
    return FALSE;
  found = pd_search_find_articles (terms, self->query->search, PD_SEARCH_NAMES, self->coder, self->cancellable, error);
  if (found == NULL)
    return FALSE;
  require (self, found);
  return TRUE;
}

static gboolean
match (Finder *self,
       PdArticleMatch match,
       const char *sql,
       GError **error)
{
  sqlite3_stmt *statement;

  if (match == PD_ARTICLE_MATCH_ANY)
    return TRUE;
  statement = pd_connection_prepare (self->connection, sql, error);
  return statement != NULL && add_condition (self, statement, match == PD_ARTICLE_MATCH_WITH, error);
}

/* Of a state, a group or a field: what rows belong to an article. Their statements have at most these two values. */
static gboolean
match_rows (Finder *self,
            const char *sql,
            gboolean with,
            const char *first,
            const char *second,
            GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (self->connection, sql, error);

  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, first);
  if (second != NULL)
    pd_statement_bind_text (statement, 2, second);
  return add_condition (self, statement, with, error);
}

static gboolean
match_state (Finder *self,
             GError **error)
{
  const PdArticleQuery *query = self->query;
  gboolean assigned = query->state != NULL && *query->state != '\0';
  sqlite3_stmt *statement;

  if (query->state == NULL)
    return TRUE;
  statement = pd_connection_prepare (self->connection,
                                     assigned ? "SELECT article_id FROM assignment WHERE coder_id = coalesce ((SELECT id FROM coder WHERE uuid = ?1), ?2) AND state = ?3"
                                              : "SELECT article_id FROM assignment WHERE coder_id = coalesce ((SELECT id FROM coder WHERE uuid = ?1), ?2)",
                                     error);
  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, query->coder_id);
  if (query->coder_id == NULL)
    sqlite3_bind_int64 (statement, 2, self->coder);
  if (assigned)
    pd_statement_bind_text (statement, 3, query->state);
  return add_condition (self, statement, assigned, error);
}

static gboolean
match_fields (Finder *self,
              GError **error)
{
  GHashTableIter iter;
  gpointer id, value;

  g_hash_table_iter_init (&iter, self->query->fields);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      gboolean empty = *(const char *) value == '\0';

      if (!match_rows (self,
                       empty ? "SELECT article_id FROM own_field_value WHERE field_id = (SELECT id FROM own_field WHERE uuid = ?1)"
                             : "SELECT article_id FROM own_field_value WHERE field_id = (SELECT id FROM own_field WHERE uuid = ?1) AND value = ?2",
                       !empty, id, empty ? NULL : value, error))
        return FALSE;
    }
  return TRUE;
}

/* A date is as exact as it is known, and may mean any that begins so. */
static gboolean
match_dates (Finder *self,
             GError **error)
{
  const PdArticleQuery *query = self->query;

  if (query->from == NULL && query->to == NULL)
    return TRUE;
  return match_rows (self,
                     "SELECT id FROM article INDEXED BY article_by_date WHERE present = 1 AND date IS NOT NULL"
                     " AND (date >= ?1 OR substr (?1, 1, length (date)) = date)"
                     " AND (?2 IS NULL OR date <= ?2 OR substr (date, 1, length (?2)) = ?2)",
                     TRUE, query->from != NULL ? query->from : "", query->to, error);
}

/* A column must have one of some values. */
static void
append_values (GString *sql,
               GPtrArray *bound,
               const char *column,
               const char *const *values)
{
  gboolean may_be_empty = g_strv_contains (values, "");
  guint n = 0;

  g_string_append_printf (sql, " AND (\"%s\" IN (", column);
  for (guint i = 0; values[i] != NULL; i++)
    {
      if (*values[i] == '\0')
        continue;
      g_string_append (sql, n++ > 0 ? ", ?" : "?");
      g_ptr_array_add (bound, (gpointer) values[i]);
    }
  g_string_append (sql, ")");
  if (may_be_empty)
    g_string_append_printf (sql, " OR \"%s\" IS NULL", column);
  g_string_append (sql, ")");
}

/* What stands in the articles themselves is looked for in all of them at once, unless an index has it. */
static gboolean
match_columns (Finder *self,
               GError **error)
{
  const PdArticleQuery *query = self->query;
  const PdTable *table = pd_word_get_table (PD_WORD_ARTICLE);
  gboolean only_source = g_hash_table_size (query->values) == 1 && g_hash_table_contains (query->values, GUINT_TO_POINTER (PD_ARTICLE_SOURCE));
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GPtrArray) bound = g_ptr_array_new ();
  sqlite3_stmt *statement;
  GHashTableIter iter;
  gpointer key, value;

  if (g_hash_table_size (query->values) == 0)
    return TRUE;
  g_string_append (sql, only_source ? "SELECT id FROM article INDEXED BY article_by_source WHERE present = 1" : "SELECT id FROM article NOT INDEXED WHERE present");
  g_hash_table_iter_init (&iter, query->values);
  while (g_hash_table_iter_next (&iter, &key, &value))
    append_values (sql, bound, table->columns[PD_KEY_INDEX (GPOINTER_TO_UINT (key))].name, value);
  statement = pd_connection_prepare (self->connection, sql->str, error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < bound->len; i++)
    pd_statement_bind_text (statement, i + 1, g_ptr_array_index (bound, i));
  return add_condition (self, statement, TRUE, error);
}

static gboolean
match_copies (Finder *self,
              GError **error)
{
  const PdArticleCopies copies = self->query->copies;

  return match (self, copies == PD_ARTICLE_COPIES_ONLY ? PD_ARTICLE_MATCH_WITH : PD_ARTICLE_MATCH_ANY, "SELECT article_id FROM family_member", error)
         && match (self, copies == PD_ARTICLE_COPIES_ONCE ? PD_ARTICLE_MATCH_WITHOUT : PD_ARTICLE_MATCH_ANY,
                   "SELECT id FROM (SELECT a.id, row_number () OVER (PARTITION BY m.family_id ORDER BY a.id IS NOT f.origin_article_id, a.date IS NULL, a.date, a.id) AS n"
                   " FROM family_member m JOIN family f ON f.id = m.family_id JOIN article a ON a.id = m.article_id WHERE a.present) WHERE n > 1",
                   error);
}

static gboolean
match_all (Finder *self,
           GError **error)
{
  const PdArticleQuery *query = self->query;

  return match_search (self, error)
         && match_columns (self, error)
         && match_dates (self, error)
         && match (self, query->starred, "SELECT id FROM article INDEXED BY article_starred WHERE starred", error)
         && match (self, query->excluded, "SELECT id FROM article INDEXED BY article_excluded WHERE excluded IS NOT NULL", error)
         && match (self, query->highlighted, "SELECT article_id FROM highlight INDEXED BY highlight_by_article", error)
         && match_copies (self, error)
         && match_state (self, error)
         && (query->group_id == NULL
             || match_rows (self, "SELECT article_id FROM group_member WHERE group_id = (SELECT id FROM article_group WHERE uuid = ?1)", TRUE, query->group_id, NULL, error))
         && match_fields (self, error);
}

static inline gboolean
is_asked_for (Finder *self,
              gint64 row)
{
  return (self->required == NULL || pd_row_set_contains (self->required, row)) && !pd_row_set_contains (self->forbidden, row);
}

static gboolean
append_rows (Finder *self,
             const char *sql,
             GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (self->connection, sql, error);
  gboolean has_row;

  while (statement != NULL && pd_connection_step (self->connection, statement, &has_row, error))
    {
      gint64 row;

      if (!has_row)
        return TRUE;
      row = sqlite3_column_int64 (statement, 0);
      if (is_asked_for (self, row))
        g_array_append_val (self->rows, row);
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
    }
  return FALSE;
}

/* Those without a value stand last, whichever way round. */
static gboolean
append_by_column (Finder *self,
                  const char *index,
                  const char *column,
                  gboolean descending,
                  GError **error)
{
  g_autofree char *values = g_strdup_printf ("SELECT id FROM article INDEXED BY %1$s WHERE present = 1 AND %2$s IS NOT NULL ORDER BY %2$s%3$s, id%3$s", index, column, descending ? " DESC" : "");
  g_autofree char *rest = g_strdup_printf ("SELECT id FROM article INDEXED BY %s WHERE present = 1 AND %s IS NULL ORDER BY id", index, column);

  return append_rows (self, values, error) && append_rows (self, rest, error);
}

static gboolean
append_by_title (Finder *self,
                 gboolean descending,
                 GError **error)
{
  return append_by_column (self, "article_by_title", "title_key", descending, error);
}

static void
reverse (GArray *rows)
{
  for (guint i = 0, k = rows->len; i + 1 < k; i++)
    {
      gint64 row = g_array_index (rows, gint64, i);

      k--;
      g_array_index (rows, gint64, i) = g_array_index (rows, gint64, k);
      g_array_index (rows, gint64, k) = row;
    }
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const gint64 *first = a, *second = b;

  return *first < *second ? -1 : *first > *second;
}

static gboolean
append_by_row (Finder *self,
               GError **error)
{
  if (!append_rows (self, "SELECT id FROM article INDEXED BY article_by_date WHERE present = 1", error))
    return FALSE;
  g_array_sort (self->rows, compare_rows);
  if (self->query->descending)
    reverse (self->rows);
  return TRUE;
}

static gboolean
append_by_length (Finder *self,
                  GError **error)
{
  return append_rows (self,
                      self->query->descending ? "SELECT a.id FROM text t INDEXED BY text_by_length CROSS JOIN article a INDEXED BY article_by_text ON a.text_id = t.id AND a.present = 1 ORDER BY t.length DESC, t.id DESC"
                                              : "SELECT a.id FROM text t INDEXED BY text_by_length CROSS JOIN article a INDEXED BY article_by_text ON a.text_id = t.id AND a.present = 1 ORDER BY t.length, t.id",
                      error);
}

/* Articles that stand together: those of a publication. */
typedef struct
{
  GBytes *key;
  guint first;
  guint n;
} Bunch;

static void
bunch_clear (gpointer data)
{
  g_clear_pointer (&((Bunch *) data)->key, g_bytes_unref);
}

static int
compare_bunches (gconstpointer a,
                 gconstpointer b)
{
  const Bunch *first = a, *second = b;
  int order = g_bytes_compare (first->key, second->key);

  /* Those that the order does not tell apart are in that of their bytes. */
  return order != 0 ? order : first->first < second->first ? -1
                                                           : 1;
}

static GBytes *
make_key (Finder *self,
          const char *source,
          GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (self->connection, "SELECT pd_title_key (?)", error);
  GBytes *key;
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  pd_statement_bind_text (statement, 1, source);
  if (!pd_connection_step (self->connection, statement, &has_row, error))
    return NULL;
  key = g_bytes_new (sqlite3_column_blob (statement, 0), sqlite3_column_bytes (statement, 0));
  sqlite3_reset (statement);
  return key;
}

/* The index has each publication's articles together, and there are far fewer publications than articles to be sorted. */
static GArray *
read_sources (Finder *self,
              GError **error)
{
  g_autoptr (GArray) bunches = g_array_new (FALSE, FALSE, sizeof (Bunch));
  g_autofree char *last = NULL;
  sqlite3_stmt *statement = pd_connection_prepare (self->connection, "SELECT id, source FROM article INDEXED BY article_by_source WHERE present = 1 AND source IS NOT NULL ORDER BY source, id", error);
  gboolean has_row;

  g_array_set_clear_func (bunches, bunch_clear);
  while (statement != NULL && pd_connection_step (self->connection, statement, &has_row, error))
    {
      const char *source;
      gint64 row;

      if (!has_row)
        return g_steal_pointer (&bunches);
      row = sqlite3_column_int64 (statement, 0);
      if (!is_asked_for (self, row))
        continue;
      source = (const char *) sqlite3_column_text (statement, 1);
      if (g_set_str (&last, source))
        {
          Bunch bunch = { make_key (self, source, error), self->rows->len, 0 };

          if (bunch.key == NULL || g_cancellable_set_error_if_cancelled (self->cancellable, error))
            {
              bunch_clear (&bunch);
              sqlite3_reset (statement);
              return NULL;
            }
          g_array_append_val (bunches, bunch);
        }
      g_array_append_val (self->rows, row);
      g_array_index (bunches, Bunch, bunches->len - 1).n++;
    }
  return NULL;
}

static gboolean
append_by_source (Finder *self,
                  GError **error)
{
  g_autoptr (GArray) bunches = read_sources (self, error);
  g_autoptr (GArray) together = NULL;

  if (bunches == NULL)
    return FALSE;
  g_array_sort (bunches, compare_bunches);
  together = self->rows;
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < bunches->len; i++)
    {
      const Bunch *bunch = &g_array_index (bunches, Bunch, self->query->descending ? bunches->len - 1 - i : i);

      g_array_append_vals (self->rows, &g_array_index (together, gint64, bunch->first), bunch->n);
    }
  return append_rows (self, "SELECT id FROM article INDEXED BY article_by_source WHERE present = 1 AND source IS NULL ORDER BY id", error);
}

typedef struct
{
  gint64 row;
  gint64 count;
  guint place;
} Counted;

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  const Counted *first = a, *second = b;

  if (first->count != second->count)
    return first->count < second->count ? -1 : 1;
  return first->place < second->place ? -1 : 1;
}

static int
compare_counts_descending (gconstpointer a,
                           gconstpointer b)
{
  const Counted *first = a, *second = b;

  if (first->count != second->count)
    return first->count > second->count ? -1 : 1;
  return first->place < second->place ? -1 : 1;
}

static GArray *
count_highlights (Finder *self,
                  GError **error)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (Counted));
  sqlite3_stmt *statement = pd_connection_prepare (self->connection, "SELECT article_id, count(*) FROM highlight INDEXED BY highlight_by_article GROUP BY article_id", error);
  gboolean has_row;

  while (statement != NULL && pd_connection_step (self->connection, statement, &has_row, error))
    {
      Counted counted = { 0 };

      if (!has_row)
        return g_steal_pointer (&counts);
      counted.row = sqlite3_column_int64 (statement, 0);
      counted.count = sqlite3_column_int64 (statement, 1);
      g_array_append_val (counts, counted);
    }
  return NULL;
}

/* As many highlights are in the order of titles. */
static gboolean
append_by_highlights (Finder *self,
                      GError **error)
{
  g_autoptr (GHashTable) counts_by_row = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (Counted));
  g_autoptr (GArray) counts = count_highlights (self, error);

  if (counts == NULL || !append_by_title (self, FALSE, error))
    return FALSE;
  for (guint i = 0; i < counts->len; i++)
    {
      Counted *counted = &g_array_index (counts, Counted, i);
      g_hash_table_insert (counts_by_row, &counted->row, counted);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      gint64 row = g_array_index (self->rows, gint64, i);
      const Counted *counted = g_hash_table_lookup (counts_by_row, &row);

      g_array_append_val (sorted, ((Counted) { row, counted != NULL ? counted->count : 0, i }));
    }
  g_array_sort (sorted, self->query->descending ? compare_counts_descending : compare_counts);
  for (guint i = 0; i < sorted->len; i++)
    g_array_index (self->rows, gint64, i) = g_array_index (sorted, Counted, i).row;
  return TRUE;
}

static gboolean
append_in_order (Finder *self,
                 GError **error)
{
  gboolean descending = self->query->descending;

  switch (self->query->sort)
    {
    case PD_ARTICLE_SORT_DATE:
      return append_by_column (self, "article_by_date", "date", descending, error);
    case PD_ARTICLE_SORT_SOURCE:
      return append_by_source (self, error);
    case PD_ARTICLE_SORT_ADDED:
      return append_by_row (self, error);
    case PD_ARTICLE_SORT_HIGHLIGHTS:
      return append_by_highlights (self, error);
    case PD_ARTICLE_SORT_LENGTH:
      return append_by_length (self, error);
    case PD_ARTICLE_SORT_TITLE:
    default:
      return append_by_title (self, descending, error);
    }
}

/**
 * pd_article_finder_run:
 * @connection: a connection
 * @query: which articles, and in which order
 * @coder: the row of who works with the project, or 0
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Finds articles.
 *
 * Returns: (transfer full) (element-type gint64): their rows, in order, or %NULL with an error
 */
GArray *
pd_article_finder_run (PdConnection *connection,
                       const PdArticleQuery *query,
                       gint64 coder,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto (Finder) self = { connection, query, coder, cancellable, NULL, NULL, NULL };

  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  self.forbidden = pd_row_set_new ();
  self.rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!match_all (&self, error) || !append_in_order (&self, error))
    return NULL;
  return g_steal_pointer (&self.rows);
}
