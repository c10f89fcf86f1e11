#include "pd-common-values.h"

#include "pd-row-set.h"
#include "pd-word.h"

/* How many articles are looked at between two looks at whether it is cancelled. */
#define PATIENCE 4096

struct _PdCommonValues
{
  /* By the name of the column of articles, or the UUID of the project's own field. */
  GHashTable *values;
  GHashTable *different;
};

static PdCommonValues *
common_values_new (void)
{
  PdCommonValues *self = g_new0 (PdCommonValues, 1);

  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->different = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * pd_common_values_free:
 *
 * Frees it.
 */
void
pd_common_values_free (PdCommonValues *self)
{
  g_hash_table_unref (self->values);
  g_hash_table_unref (self->different);
  g_free (self);
}

static void
set_different (PdCommonValues *self,
               const char *field)
{
  g_hash_table_remove (self->values, field);
  g_hash_table_add (self->different, g_strdup (field));
}

static char *
make_query (void)
{
  const PdTable *table = pd_word_get_table (PD_WORD_ARTICLE);
  g_autoptr (GString) sql = g_string_new ("SELECT ");

  for (PdKey key = PD_ARTICLE_FIRST_FIELD; key <= PD_ARTICLE_LAST_FIELD; key++)
    g_string_append_printf (sql, "%s%s", key > PD_ARTICLE_FIRST_FIELD ? ", " : "", table->columns[PD_KEY_INDEX (key)].name);
  g_string_append (sql, " FROM article WHERE id = ?1 AND present");
  return g_string_free_and_steal (g_steal_pointer (&sql));
}

/* An article is held against what those before it have in common. */
static void
compare_article (PdCommonValues *self,
                 sqlite3_stmt *statement,
                 gboolean is_first)
{
  const PdTable *table = pd_word_get_table (PD_WORD_ARTICLE);

  for (PdKey key = PD_ARTICLE_FIRST_FIELD; key <= PD_ARTICLE_LAST_FIELD; key++)
    {
      const char *field = table->columns[PD_KEY_INDEX (key)].name;
      const char *value;

      if (!is_first && pd_common_values_differ (self, field))
        continue;
      value = (const char *) sqlite3_column_text (statement, key - PD_ARTICLE_FIRST_FIELD);
      if (!is_first && g_strcmp0 (value, pd_common_values_get (self, field)) != 0)
        set_different (self, field);
      else if (is_first && value != NULL)
        g_hash_table_insert (self->values, g_strdup (field), g_strdup (value));
    }
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const gint64 *first = a, *second = b;

  return *first < *second ? -1 : *first > *second;
}

/* Each by its row, in the order they have in the file: of a few articles of many, only these are read. */
static gboolean
compare_articles (PdCommonValues *self,
                  PdConnection *connection,
                  GArray *articles,
                  PdRowSet *found,
                  guint *n_found,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GArray) rows = g_array_copy (articles);
  g_autofree char *sql = make_query ();
  sqlite3_stmt *statement = pd_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  *n_found = 0;
  g_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 row = g_array_index (rows, gint64, i);

      sqlite3_bind_int64 (statement, 1, row);
      if (!pd_connection_step (connection, statement, &has_row, error))
        return FALSE;
      if (has_row)
        {
          compare_article (self, statement, *n_found == 0);
          pd_row_set_add (found, row);
          (*n_found)++;
          sqlite3_reset (statement);
        }
      if (i % PATIENCE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* The index has the values of a field in order, so that two articles that differ are found soon. */
static gboolean
compare_own_values (PdCommonValues *self,
                    PdConnection *connection,
                    gint64 field,
                    const char *field_id,
                    const PdRowSet *articles,
                    guint n_articles,
                    GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection, "SELECT value, article_id FROM own_field_value INDEXED BY own_field_value_by_field WHERE field_id = ?1 ORDER BY value", error);
  g_autofree char *value = NULL;
  guint n = 0;
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, field);
  while (pd_connection_step (connection, statement, &has_row, error))
    {
      if (!has_row)
        {
          if (n > 0 && n < n_articles)
            set_different (self, field_id);
          else if (n > 0)
            g_hash_table_insert (self->values, g_strdup (field_id), g_steal_pointer (&value));
          return TRUE;
        }
      if (!pd_row_set_contains (articles, sqlite3_column_int64 (statement, 1)))
        continue;
      if (g_set_str (&value, (const char *) sqlite3_column_text (statement, 0)) && n > 0)
        {
          set_different (self, field_id);
          sqlite3_reset (statement);
          return TRUE;
        }
      n++;
    }
  return FALSE;
}

static gboolean
compare_own_fields (PdCommonValues *self,
                    PdConnection *connection,
                    const PdRowSet *articles,
                    guint n_articles,
                    GCancellable *cancellable,
                    GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection, "SELECT id, uuid FROM own_field", error);
  gboolean has_row;

  while (statement != NULL && pd_connection_step (connection, statement, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (!compare_own_values (self, connection, sqlite3_column_int64 (statement, 0), (const char *) sqlite3_column_text (statement, 1), articles, n_articles, error)
          || g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
    }
  return FALSE;
}

/**
 * pd_common_values_load:
 * @connection: a connection
 * @articles: (element-type gint64): the rows of articles
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Looks at what articles have in the fields that a person can type, and in the project's own. It takes longer the more articles
 * there are, some 100 ms for 100,000; their texts are not looked at.
 *
 * Returns: (transfer full): what they have in common, or %NULL with an error
 */
PdCommonValues *
pd_common_values_load (PdConnection *connection,
                       GArray *articles,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (PdCommonValues) self = common_values_new ();
  g_autoptr (PdRowSet) found = pd_row_set_new ();
  guint n_found;
  gboolean ok;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (articles != NULL, NULL);

  /* One transaction, so that all is of one moment. */
  if (!pd_connection_exec (connection, "BEGIN", error))
    return NULL;
  ok = compare_articles (self, connection, articles, found, &n_found, cancellable, error)
       && compare_own_fields (self, connection, found, n_found, cancellable, error);
  pd_connection_exec (connection, "COMMIT", NULL);
  return ok ? g_steal_pointer (&self) : NULL;
}

/**
 * pd_common_values_get:
 * @field: a column of articles, as the project file names it, or the UUID of one of the project's own fields
 *
 * Returns: (transfer none) (nullable): the value that all articles have in it; %NULL where none of them has any, or they differ
 */
const char *
pd_common_values_get (const PdCommonValues *self,
                      const char *field)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (field != NULL, NULL);

  return g_hash_table_lookup (self->values, field);
}

/**
 * pd_common_values_differ:
 * @field: a column of articles, as the project file names it, or the UUID of one of the project's own fields
 *
 * Returns: whether not all articles have the same in it
 */
gboolean
pd_common_values_differ (const PdCommonValues *self,
                         const char *field)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  return g_hash_table_contains (self->different, field);
}
