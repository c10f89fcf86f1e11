#pragma once

#include "pd-format-error.h"
#include "pd-table.h"

G_BEGIN_DECLS

#define PD_TYPE_ROW_WRITER (pd_row_writer_get_type ())
G_DECLARE_DERIVABLE_TYPE (PdRowWriter, pd_row_writer, PD, ROW_WRITER, GObject)

/**
 * PdRowWriterClass:
 * @begin_table: see [method@Pd.RowWriter.begin_table]
 * @write: see [method@Pd.RowWriter.write]
 * @finish: see [method@Pd.RowWriter.finish]
 *
 * What writes rows in one format.
 */
struct _PdRowWriterClass
{
  GObjectClass parent_class;

  gboolean (*begin_table) (PdRowWriter *self,
                           const PdTable *table,
                           GError **error);
  gboolean (*write) (PdRowWriter *self,
                     const PdCell *cells,
                     GError **error);
  gboolean (*finish) (PdRowWriter *self,
                      GCancellable *cancellable,
                      GError **error);
};

gboolean pd_row_writer_begin_table (PdRowWriter *self,
                                    const PdTable *table,
                                    GError **error);
gboolean pd_row_writer_write (PdRowWriter *self,
                              const PdCell *cells,
                              GError **error);
gboolean pd_row_writer_finish (PdRowWriter *self,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
