#pragma once

#include <gio/gio.h>

#include "pd-column-mapping.h"
#include "pd-source-reader.h"

G_BEGIN_DECLS

PdColumnMapping *pd_import_guess_columns (const char *path,
                                          const PdReadOptions *options,
                                          GCancellable *cancellable,
                                          GError **error);
void pd_import_guess_columns_async (const char *path,
                                    const PdReadOptions *options,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
PdColumnMapping *pd_import_guess_columns_finish (GAsyncResult *result,
                                                 GError **error);

G_END_DECLS
