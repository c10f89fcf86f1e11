#include "pd-row-writer.h"

/**
 * PdRowWriter:
 *
 * Writes tables, row after row, in some format, and holds no more of them than a buffer.
 *
 * A table is begun, its rows are written, the next is begun, and so on; then the writer is finished. What was written
 * is whole only if every call returned %TRUE.
 */
G_DEFINE_ABSTRACT_TYPE (PdRowWriter, pd_row_writer, G_TYPE_OBJECT)

static void
pd_row_writer_class_init (PdRowWriterClass *klass)
{
}

static void
pd_row_writer_init (PdRowWriter *self)
{
}

/**
 * pd_row_writer_begin_table:
 * @table: a table all of whose columns are to be written; it must live as long as its rows are written
 * @error: return location for an error
 *
 * Begins a table, which ends the one before.
 *
 * Returns: whether it could be written; otherwise @error is of %PD_FORMAT_ERROR
 */
gboolean
pd_row_writer_begin_table (PdRowWriter *self,
                           const PdTable *table,
                           GError **error)
{
  g_return_val_if_fail (PD_IS_ROW_WRITER (self), FALSE);
  g_return_val_if_fail (table != NULL, FALSE);

  return PD_ROW_WRITER_GET_CLASS (self)->begin_table (self, table, error);
}

/**
 * pd_row_writer_write:
 * @cells: (array): a value for each column of the table, in order, all text of them UTF-8
 * @error: return location for an error
 *
 * Writes a row of the table that was begun last.
 *
 * Returns: whether it could be written; otherwise @error is of %PD_FORMAT_ERROR
 */
gboolean
pd_row_writer_write (PdRowWriter *self,
                     const PdCell *cells,
                     GError **error)
{
  g_return_val_if_fail (PD_IS_ROW_WRITER (self), FALSE);
  g_return_val_if_fail (cells != NULL, FALSE);

  return PD_ROW_WRITER_GET_CLASS (self)->write (self, cells, error);
}

/**
 * pd_row_writer_finish:
 * @cancellable: (nullable): something to stop it with
 * @error: return location for an error
 *
 * Ends the last table and writes what is still to be written. A writer to a stream leaves the stream open.
 *
 * Returns: whether all that was written is whole; otherwise @error is of %PD_FORMAT_ERROR, or is %G_IO_ERROR_CANCELLED
 */
gboolean
pd_row_writer_finish (PdRowWriter *self,
                      GCancellable *cancellable,
                      GError **error)
{
  g_return_val_if_fail (PD_IS_ROW_WRITER (self), FALSE);

  return PD_ROW_WRITER_GET_CLASS (self)->finish (self, cancellable, error);
}
