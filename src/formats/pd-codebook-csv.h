#pragma once

#include "pd-csv-writer.h"
#include "pd-tag-outline.h"

G_BEGIN_DECLS

const PdTable *pd_codebook_csv_get_table (void);

gboolean pd_codebook_csv_write (PdTagOutline *outline,
                                PdCsvFlags flags,
                                GOutputStream *stream,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
