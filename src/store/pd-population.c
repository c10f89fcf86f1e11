#include "pd-population.h"

#include <string.h>

#include "pd-row-set.h"
#include "pd-rows.h"

/**
 * pd_population_free:
 *
 * Frees it.
 */
void
pd_population_free (PdPopulation *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->strata, g_array_unref);
  g_free (self);
}

/* What stands for an article's stratum: a column of article, of a date the year, or what it has in one of the project's own
 * fields. */
static char *
make_expression (PdConnection *connection,
                 const char *field,
                 gint64 *own_field,
                 GError **error)
{
  const PdTable *table = pd_word_get_table (PD_WORD_ARTICLE);
  int column = pd_table_find_column (table, field);

  *own_field = 0;
  if (column >= 0 && (table->columns[column].flags & PD_COLUMN_DERIVED) == 0)
    {
      if (table->columns[column].type == PD_COLUMN_DATE)
        return g_strdup_printf ("substr (%s, 1, 4)", table->columns[column].name);
      if (table->columns[column].type == PD_COLUMN_TEXT)
        return g_strdup (table->columns[column].name);
    }
  if (!pd_rows_find (connection, PD_WORD_FIELD, field, own_field, error))
    return NULL;
  return g_strdup ("(SELECT value FROM own_field_value v INDEXED BY own_field_value_by_article WHERE v.article_id = article.id AND v.field_id = ?1)");
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The strata in the order of their values, byte by byte; last that of the articles without one. */
static void
number_strata (PdPopulation *self,
               GPtrArray *values)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) ordered = NULL;
  gboolean any_without = FALSE;

  for (guint i = 0; i < values->len; i++)
    {
      const char *value = g_ptr_array_index (values, i);

      if (value != NULL)
        g_hash_table_add (numbers, (gpointer) value);
      any_without |= value == NULL;
    }
  ordered = g_hash_table_get_keys_as_ptr_array (numbers);
  g_ptr_array_sort (ordered, compare_strings);
  for (guint i = 0; i < ordered->len; i++)
    g_hash_table_insert (numbers, g_ptr_array_index (ordered, i), GUINT_TO_POINTER (i));
  for (guint i = 0; i < values->len; i++)
    {
      const char *value = g_ptr_array_index (values, i);
      guint number = value != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (numbers, value)) : ordered->len;

      g_array_append_val (self->strata, number);
    }
  self->n_strata = ordered->len + any_without;
}

/**
 * pd_population_load:
 * @connection: a connection
 * @articles: (nullable) (element-type gint64): the rows of articles; %NULL for all that belong to the study
 * @stratum_field: (nullable): a column of articles, of a date of which the year counts, or the UUID of one of the project's
 *   own fields
 * @error: return location for an error
 *
 * Loads what a sample is drawn from. Its order is the same in every copy of a project.
 *
 * Returns: (transfer full): the population, or %NULL with an error
 */
PdPopulation *
pd_population_load (PdConnection *connection,
                    GArray *articles,
                    const char *stratum_field,
                    GError **error)
{
  g_autoptr (PdPopulation) self = g_new0 (PdPopulation, 1);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PdRowSet) wanted = pd_row_set_new ();
  g_autofree char *expression = NULL;
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;
  gint64 own_field = 0;
  gboolean has_row;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);

  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->strata = g_array_new (FALSE, FALSE, sizeof (guint));
  expression = stratum_field != NULL ? make_expression (connection, stratum_field, &own_field, error) : g_strdup ("''");
  if (expression == NULL)
    return NULL;
  for (guint i = 0; articles != NULL && i < articles->len; i++)
    pd_row_set_add (wanted, g_array_index (articles, gint64, i));
  sql = g_strdup_printf ("SELECT id, %s FROM article WHERE present%s ORDER BY uuid", expression, articles == NULL ? " AND excluded IS NULL" : "");
  statement = pd_connection_prepare (connection, sql, error);
  if (statement == NULL)
    return NULL;
  if (own_field != 0)
    sqlite3_bind_int64 (statement, 1, own_field);
  while (pd_connection_step (connection, statement, &has_row, error))
    {
      gint64 row;

      if (!has_row)
        {
          number_strata (self, values);
          return g_steal_pointer (&self);
        }
      row = sqlite3_column_int64 (statement, 0);
      if (articles != NULL && !pd_row_set_contains (wanted, row))
        continue;
      g_array_append_val (self->rows, row);
      g_ptr_array_add (values, g_strdup ((const char *) sqlite3_column_text (statement, 1)));
    }
  return NULL;
}
