#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

/**
 * PdSnapshotProgress:
 * @fraction: how much is copied, from 0 to 1
 * @data: what was handed over
 *
 * Is told how far a copy is, in the thread that makes it.
 */
typedef void (*PdSnapshotProgress) (double fraction,
                                    gpointer data);

gboolean pd_snapshot_write (const char *path,
                            const char *target,
                            PdSnapshotProgress progress,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error);
gboolean pd_snapshot_write_from (PdConnection *connection,
                                 const char *target,
                                 PdSnapshotProgress progress,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);
gboolean pd_snapshot_verify (const char *path,
                             GCancellable *cancellable,
                             GError **error);
gboolean pd_snapshot_restore (const char *snapshot,
                              const char *path,
                              GError **error);

G_END_DECLS
