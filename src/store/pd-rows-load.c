#include "pd-rows.h"

#include <glib/gi18n-lib.h>

static const char *
get_order (PdWord word)
{
  switch ((int) word)
    {
    case PD_WORD_HIGHLIGHT:
      /* On one passage, in the order in which they were made. */
      return "start, \"end\", created, highlight_id";
    case PD_WORD_BLOCK:
    case PD_WORD_CUT:
      return "start, \"end\"";
    case PD_WORD_TAG:
    case PD_WORD_GROUP:
    case PD_WORD_FIELD:
      return "position, created, name";
    case PD_WORD_CODEBOOK_VERSION:
      return "number";
    case PD_WORD_CODEBOOK_VERSION_TAG:
      return "codebook_version_id, position";
    case PD_WORD_IMPORT_RUN:
      return "started";
    case PD_WORD_IMPORT_FILE:
    case PD_WORD_FLOW:
      return NULL;
    case PD_WORD_ATTRIBUTION:
      return "mention_id, position";
    case PD_WORD_NAME:
      return "name";
    case PD_WORD_SAVED_SEARCH:
      return "name, created";
    default:
      return "created";
    }
}

/* Without the columns that have one of some flags. */
static GPtrArray *
query (PdConnection *connection,
       PdWord word,
       PdColumnFlags left_out,
       const char *condition,
       const char *value,
       GError **error)
{
  const PdTable *table = pd_word_get_table (word);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  sqlite3_stmt *statement;
  gboolean has_row;

  for (guint i = 0; i < table->n_columns; i++)
    {
      g_string_append_printf (sql, i > 0 ? ", " : "");
      if ((table->columns[i].flags & left_out) != 0)
        g_string_append (sql, "NULL");
      else
        g_string_append_printf (sql, "\"%s\"", table->columns[i].name);
    }
  g_string_append_printf (sql, " FROM %s", table->name);
  if (condition != NULL)
    g_string_append_printf (sql, " WHERE %s", condition);
  if (get_order (word) != NULL)
    g_string_append_printf (sql, " ORDER BY %s", get_order (word));

  statement = pd_connection_prepare (connection, sql->str, error);
  if (statement == NULL)
    return NULL;
  if (value != NULL)
    pd_statement_bind_text (statement, 1, value);
  while (pd_connection_step (connection, statement, &has_row, error))
    {
      g_autoptr (PdRecord) record = NULL;

      if (!has_row)
        return g_steal_pointer (&records);
      record = pd_record_new_for_id (word, NULL);
      for (guint i = 0; i < table->n_columns; i++)
        {
          PdCell cell = { 0 };

          if ((table->columns[i].flags & left_out) != 0)
            continue;
          cell.is_null = sqlite3_column_type (statement, i) == SQLITE_NULL;
          if (!cell.is_null && pd_column_is_number (&table->columns[i]))
            cell.integer = sqlite3_column_int64 (statement, i);
          else if (!cell.is_null)
            {
              cell.text = (const char *) sqlite3_column_text (statement, i);
              cell.n_bytes = sqlite3_column_bytes (statement, i);
            }
          pd_record_set_cell (record, i, &cell);
        }
      g_ptr_array_add (records, g_steal_pointer (&record));
    }
  return NULL;
}

/**
 * pd_rows_query:
 * @connection: a connection
 * @word: what to load
 * @condition: (nullable): a condition on the view's columns with at most one `?`
 * @value: (nullable): what is bound to it
 * @error: return location for an error
 *
 * Loads rows in the order a person expects, without heavy columns.
 *
 * Returns: (transfer full) (element-type PdRecord): the rows, or %NULL with an error
 */
GPtrArray *
pd_rows_query (PdConnection *connection,
               PdWord word,
               const char *condition,
               const char *value,
               GError **error)
{
  return query (connection, word, PD_COLUMN_HEAVY, condition, value, error);
}

/**
 * pd_rows_query_uncounted:
 * @connection: a connection
 * @word: what to load
 * @condition: (nullable): a condition on the view's columns with at most one `?`
 * @value: (nullable): what is bound to it
 * @error: return location for an error
 *
 * Loads rows as [func@Pd.rows_query] does, without the counts that are made on demand, which may take far longer than the rows.
 *
 * Returns: (transfer full) (element-type PdRecord): the rows, or %NULL with an error
 */
GPtrArray *
pd_rows_query_uncounted (PdConnection *connection,
                         PdWord word,
                         const char *condition,
                         const char *value,
                         GError **error)
{
  return query (connection, word, PD_COLUMN_HEAVY | PD_COLUMN_COUNT, condition, value, error);
}

/**
 * pd_rows_load:
 * @connection: a connection
 * @word: what to load
 * @key: a column of @word that must be @value, or 0 for every row
 * @value: (nullable): text
 * @error: return location for an error
 *
 * Loads rows in the order a person expects, without heavy columns.
 *
 * Returns: (transfer full) (element-type PdRecord): the rows, or %NULL with an error
 */
GPtrArray *
pd_rows_load (PdConnection *connection,
              PdWord word,
              PdKey key,
              const char *value,
              GError **error)
{
  g_autofree char *condition = NULL;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (key == 0 || PD_KEY_WORD (key) == word, NULL);

  if (value != NULL)
    condition = g_strdup_printf ("\"%s\" = ?", pd_word_get_table (word)->columns[PD_KEY_INDEX (key)].name);
  return pd_rows_query (connection, word, condition, value, error);
}

/**
 * pd_rows_load_one:
 * @connection: a connection
 * @word: what to load
 * @id: its UUID
 * @error: return location for an error
 *
 * Returns: (transfer full): the row, or %NULL with an error
 */
PdRecord *
pd_rows_load_one (PdConnection *connection,
                  PdWord word,
                  const char *id,
                  GError **error)
{
  g_autoptr (GPtrArray) records = pd_rows_load (connection, word, PD_KEY (word, 0), id, error);

  if (records == NULL)
    return NULL;
  if (records->len == 0)
    {
      g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_FOUND, _ ("“%s” is not in the project, or no longer."), id);
      return NULL;
    }
  return g_object_ref (g_ptr_array_index (records, 0));
}
