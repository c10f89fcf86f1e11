#include "pd-view-cursor.h"

/**
 * PdViewCursor:
 *
 * Reads a table from the project file's view of the same name, in whatever order SQLite finds its rows.
 */
struct _PdViewCursor
{
  PdCursor parent_instance;

  PdConnection *connection;
  const PdTable *table;
  sqlite3_stmt *statement;
  gboolean *are_numbers;
  PdCell *cells;
};

G_DEFINE_FINAL_TYPE (PdViewCursor, pd_view_cursor, PD_TYPE_CURSOR)

static void
pd_view_cursor_finalize (GObject *object)
{
  PdViewCursor *self = PD_VIEW_CURSOR (object);

  if (self->statement != NULL)
    sqlite3_reset (self->statement);
  g_clear_object (&self->connection);
  g_free (self->are_numbers);
  g_free (self->cells);

  G_OBJECT_CLASS (pd_view_cursor_parent_class)->finalize (object);
}

/**
 * pd_view_cursor_new:
 * @connection: a connection
 * @table: a table that the project file has a view for
 * @error: return location for an error
 *
 * Returns: (transfer full) (type PdViewCursor): a cursor before the first row, or %NULL with an error
 */
PdCursor *
pd_view_cursor_new (PdConnection *connection,
                    const PdTable *table,
                    GError **error)
{
  g_autoptr (PdViewCursor) self = g_object_new (PD_TYPE_VIEW_CURSOR, NULL);
  g_autoptr (GString) sql = g_string_new ("SELECT ");

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
  return PD_CURSOR (g_steal_pointer (&self));
}

static const PdCell *
pd_view_cursor_next (PdCursor *cursor,
                     GError **error)
{
  PdViewCursor *self = PD_VIEW_CURSOR (cursor);
  gboolean has_row;

  if (!pd_connection_step (self->connection, self->statement, &has_row, error) || !has_row)
    return NULL;
  pd_statement_get_cells (self->statement, 0, self->table->n_columns, self->are_numbers, self->cells);
  return self->cells;
}

static void
pd_view_cursor_class_init (PdViewCursorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_view_cursor_finalize;
  PD_CURSOR_CLASS (klass)->next = pd_view_cursor_next;
}

static void
pd_view_cursor_init (PdViewCursor *self)
{
}
