#pragma once

#include "pd-format-error.h"

G_BEGIN_DECLS

#define PD_TYPE_ATOMIC_FILE (pd_atomic_file_get_type ())
G_DECLARE_FINAL_TYPE (PdAtomicFile, pd_atomic_file, PD, ATOMIC_FILE, GObject)

PdAtomicFile *pd_atomic_file_new (GFile *file,
                                  GError **error);

GOutputStream *pd_atomic_file_get_stream (PdAtomicFile *self);
gboolean pd_atomic_file_commit (PdAtomicFile *self,
                                GCancellable *cancellable,
                                GError **error);

/**
 * PdAtomicWriter:
 * @stream: where to
 * @data: what was given with it
 * @cancellable: (nullable): to stop it with
 * @error: return location for an error
 *
 * Writes what a file is to hold. May be called in any thread.
 *
 * Returns: whether all of it was written
 */
typedef gboolean (*PdAtomicWriter) (GOutputStream *stream,
                                    gconstpointer data,
                                    GCancellable *cancellable,
                                    GError **error);

void pd_atomic_file_write_async (GFile *file,
                                 PdAtomicWriter writer,
                                 gpointer data,
                                 GDestroyNotify free_data,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean pd_atomic_file_write_finish (GAsyncResult *result,
                                      GError **error);

G_END_DECLS
