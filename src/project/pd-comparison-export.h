#pragma once

#include "pd-comparison.h"
#include "pd-csv-writer.h"
#include "pd-record.h"

G_BEGIN_DECLS

/**
 * PdComparisonFormat:
 * @PD_COMPARISON_HTML: a page that any browser shows, on its own
 * @PD_COMPARISON_CSV: a row for each passage
 *
 * What a comparison is written as.
 */
typedef enum
{
  PD_COMPARISON_HTML,
  PD_COMPARISON_CSV,
} PdComparisonFormat;

const PdTable *pd_comparison_export_get_table (void);

gboolean pd_comparison_export_write (PdComparison *comparison,
                                     PdRecord *a,
                                     PdRecord *b,
                                     PdComparisonFormat format,
                                     PdCsvFlags flags,
                                     GOutputStream *stream,
                                     GCancellable *cancellable,
                                     GError **error);

void pd_comparison_export_save_async (PdComparison *comparison,
                                      PdRecord *a,
                                      PdRecord *b,
                                      PdComparisonFormat format,
                                      GFile *file,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

G_END_DECLS
