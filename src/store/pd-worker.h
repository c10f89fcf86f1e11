#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

/**
 * PdWorkerFunc:
 * @connection: the worker's connection
 * @data: what was handed over
 * @cancellable: (nullable): to look at in long work
 * @error: return location for an error
 *
 * Work with the project file, on the worker's thread.
 *
 * Returns: (transfer full) (nullable): the result; %NULL may be a result where @error is not set
 */
typedef gpointer (*PdWorkerFunc) (PdConnection *connection,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error);

/**
 * PdWorkerPriority:
 * @PD_WORKER_PERSON: somebody waits for it
 * @PD_WORKER_BATCH: a batch of an import, at most 20 ms long, which what a person does may overtake
 */
typedef enum
{
  PD_WORKER_PERSON,
  PD_WORKER_BATCH,
} PdWorkerPriority;

#define PD_TYPE_WORKER (pd_worker_get_type ())
G_DECLARE_FINAL_TYPE (PdWorker, pd_worker, PD, WORKER, GObject)

PdWorker *pd_worker_new (const char *name);

void pd_worker_run_async (PdWorker *self,
                          PdWorkerPriority priority,
                          PdWorkerFunc func,
                          gpointer data,
                          GDestroyNotify free_data,
                          GDestroyNotify free_result,
                          gpointer source,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gpointer pd_worker_run_finish (GAsyncResult *result,
                               GError **error);
gpointer pd_worker_run (PdWorker *self,
                        PdWorkerPriority priority,
                        PdWorkerFunc func,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error);

gboolean pd_worker_is_awaited (void);
void pd_worker_set_connection (PdWorker *self,
                               PdConnection *connection);
PdConnection *pd_worker_get_connection (PdWorker *self);

G_END_DECLS
