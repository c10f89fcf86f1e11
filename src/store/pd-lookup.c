#include "pd-lookup.h"

#include <string.h>

/* How many rows are remembered, where they are asked for one by one. Rows that follow each other mostly refer to the same. */
#define MAX_ENTRIES 16384

/* A row by its number: its values, and behind them their text. */
typedef struct
{
  gint64 row;
  gboolean is_there;
  PdCell cells[];
} Entry;

struct _PdLookup
{
  PdConnection *connection;
  sqlite3_stmt *statement;
  guint n_cells;
  gboolean *are_numbers;
  PdCell *cells;
  /* Whether the query is of one row; otherwise, whether its rows have all been read. */
  gboolean is_one_by_one;
  gboolean is_complete;

  GHashTable *entries;
  const Entry *last;
};

/**
 * pd_lookup_new:
 * @connection: a connection
 * @sql: a query of rows whose first column is their number and whose others are text; with a `?` for the number of the one
 *   row that is wanted, or without, for all at once
 * @error: return location for an error
 *
 * Makes something that finds rows by their number, and reads each but once.
 *
 * Returns: (transfer full): the lookup, which has read nothing yet, or %NULL with an error
 */
PdLookup *
pd_lookup_new (PdConnection *connection,
               const char *sql,
               GError **error)
{
  g_autoptr (PdLookup) self = g_new0 (PdLookup, 1);

  self->connection = g_object_ref (connection);
  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->statement = pd_connection_prepare (connection, sql, error);
  if (self->statement == NULL)
    return NULL;
  self->n_cells = sqlite3_column_count (self->statement) - 1;
  self->are_numbers = g_new0 (gboolean, self->n_cells);
  self->cells = g_new0 (PdCell, self->n_cells);
  self->is_one_by_one = sqlite3_bind_parameter_count (self->statement) > 0;
  return g_steal_pointer (&self);
}

/**
 * pd_lookup_free:
 *
 * Frees it.
 */
void
pd_lookup_free (PdLookup *self)
{
  g_clear_object (&self->connection);
  g_hash_table_unref (self->entries);
  g_free (self->are_numbers);
  g_free (self->cells);
  g_free (self);
}

static const Entry *
remember (PdLookup *self,
          gint64 row,
          gboolean is_there)
{
  gsize size = sizeof (Entry) + self->n_cells * sizeof (PdCell);
  Entry *entry;
  char *text;

  for (guint i = 0; i < self->n_cells && is_there; i++)
    size += self->cells[i].n_bytes;
  entry = g_malloc0 (size);
  entry->row = row;
  entry->is_there = is_there;
  text = (char *) &entry->cells[self->n_cells];
  for (guint i = 0; i < self->n_cells && is_there; i++)
    {
      entry->cells[i] = self->cells[i];
      if (self->cells[i].is_null)
        continue;
      entry->cells[i].text = memcpy (text, self->cells[i].text, self->cells[i].n_bytes);
      text += self->cells[i].n_bytes;
    }
  g_hash_table_add (self->entries, entry);
  return entry;
}

static gboolean
read_rows (PdLookup *self,
           gint64 row,
           GError **error)
{
  gboolean has_row = TRUE;

  if (self->is_complete)
    return TRUE;
  self->last = NULL;
  if (g_hash_table_size (self->entries) >= MAX_ENTRIES)
    g_hash_table_remove_all (self->entries);
  if (self->is_one_by_one)
    sqlite3_bind_int64 (self->statement, 1, row);
  for (;;)
    {
      if (!pd_connection_step (self->connection, self->statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      pd_statement_get_cells (self->statement, 1, self->n_cells, self->are_numbers, self->cells);
      remember (self, sqlite3_column_int64 (self->statement, 0), TRUE);
    }
  self->is_complete = !self->is_one_by_one;
  return TRUE;
}

/**
 * pd_lookup_find:
 * @row: the number of a row
 * @cells: (out) (transfer none) (nullable): its values, until the next call; %NULL where there is no such row
 * @error: return location for an error
 *
 * Returns: whether that went well
 */
gboolean
pd_lookup_find (PdLookup *self,
                gint64 row,
                const PdCell **cells,
                GError **error)
{
  const Entry *entry = self->last;

  if (entry == NULL || entry->row != row)
    entry = g_hash_table_lookup (self->entries, &row);
  if (entry == NULL)
    {
      if (!read_rows (self, row, error))
        return FALSE;
      entry = g_hash_table_lookup (self->entries, &row);
      if (entry == NULL)
        entry = remember (self, row, FALSE);
    }
  self->last = entry;
  *cells = entry->is_there ? entry->cells : NULL;
  return TRUE;
}
