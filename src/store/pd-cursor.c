#include "pd-cursor.h"

/**
 * PdCursor:
 *
 * Goes through every row of a table once, holding one at a time: a million rows take the memory of one.
 */
struct _PdCursor
{
  GObject parent_instance;

  PdConnection *connection;
  const PdTable *table;
  sqlite3_stmt *statement;
  gboolean *are_numbers;
  PdCell *cells;
};

G_DEFINE_FINAL_TYPE (PdCursor, pd_cursor, G_TYPE_OBJECT)

static void
pd_cursor_finalize (GObject *object)
{
  PdCursor *self = PD_CURSOR (object);

  if (self->statement != NULL)
    sqlite3_reset (self->statement);
  g_clear_object (&self->connection);
  g_free (self->are_numbers);
  g_free (self->cells);

  G_OBJECT_CLASS (pd_cursor_parent_class)->finalize (object);
}

static void
pd_cursor_class_init (PdCursorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_cursor_finalize;
}

static void
pd_cursor_init (PdCursor *self)
{
}

/**
 * pd_cursor_new:
 * @connection: a connection
 * @table: a table that the project file has a view for; every column is read
 * @error: return location for an error
 *
 * Returns: (transfer full): a cursor before the first row, or %NULL with an error
 */
PdCursor *
pd_cursor_new (PdConnection *connection,
               const PdTable *table,
               GError **error)
{
  g_autoptr (PdCursor) self = NULL;
  g_autoptr (GString) sql = g_string_new ("SELECT ");

  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (table != NULL, NULL);

  self = g_object_new (PD_TYPE_CURSOR, NULL);
  self->connection = g_object_ref (connection);
  self->table = table;
  self->cells = g_new0 (PdCell, table->n_columns);
  self->are_numbers = g_new (gboolean, table->n_columns);
  for (guint i = 0; i < table->n_columns; i++)
    {
      self->are_numbers[i] = pd_column_is_number (&table->columns[i]);
      g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "", table->columns[i].name);
    }
  g_string_append_printf (sql, " FROM %s", table->name);
  self->statement = pd_connection_prepare (connection, sql->str, error);
  if (self->statement == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * pd_cursor_next:
 * @error: return location for an error
 *
 * Goes on to the next row.
 *
 * Returns: (transfer none) (nullable): its values, one for each column, until the next call; %NULL behind the last
 *   row, and with @error set where it failed
 */
const PdCell *
pd_cursor_next (PdCursor *self,
                GError **error)
{
  gboolean has_row;

  g_return_val_if_fail (PD_IS_CURSOR (self), NULL);

  if (!pd_connection_step (self->connection, self->statement, &has_row, error) || !has_row)
    return NULL;
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      PdCell *cell = &self->cells[i];
      /* One thread alone uses the connection, so the value can be read as it is, without a lock for each question. */
      sqlite3_value *value = sqlite3_column_value (self->statement, i);

      if (sqlite3_value_type (value) == SQLITE_NULL)
        *cell = (PdCell) { .is_null = TRUE };
      else if (self->are_numbers[i])
        *cell = (PdCell) { .integer = sqlite3_value_int64 (value) };
      else
        *cell = (PdCell) { .text = (const char *) sqlite3_value_text (value), .n_bytes = sqlite3_value_bytes (value) };
    }
  return self->cells;
}
