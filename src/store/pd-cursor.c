#include "pd-cursor.h"

#include "pd-highlight-cursor.h"
#include "pd-view-cursor.h"

/**
 * PdCursor:
 *
 * Goes through every row of a table once, holding one at a time: a million rows take the memory of one.
 */
G_DEFINE_ABSTRACT_TYPE (PdCursor, pd_cursor, G_TYPE_OBJECT)

static void
pd_cursor_class_init (PdCursorClass *klass)
{
}

static void
pd_cursor_init (PdCursor *self)
{
}

/**
 * pd_cursor_new:
 * @connection: a connection, in a transaction where the table is that of
 *   [func@Pd.table_get_highlight_rows], which is read piece by piece
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
  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (table != NULL, NULL);

  if (table == pd_table_get_highlight_rows ())
    return pd_highlight_cursor_new (connection, error);
  return pd_view_cursor_new (connection, table, error);
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
  g_return_val_if_fail (PD_IS_CURSOR (self), NULL);

  return PD_CURSOR_GET_CLASS (self)->next (self, error);
}
