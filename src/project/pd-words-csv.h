#pragma once

#include "pd-csv-writer.h"
#include "pd-frequency-list.h"

G_BEGIN_DECLS

const PdTable *pd_words_csv_get_table (PdFrequencyKind kind);
char *pd_words_csv_format_score (double score);

gboolean pd_words_csv_write (PdFrequencyList *list,
                             const guint *order,
                             guint n,
                             PdCsvFlags flags,
                             GOutputStream *stream,
                             GCancellable *cancellable,
                             GError **error);

void pd_words_csv_save_async (PdFrequencyList *list,
                              const guint *order,
                              guint n,
                              PdCsvFlags flags,
                              GFile *file,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

G_END_DECLS
