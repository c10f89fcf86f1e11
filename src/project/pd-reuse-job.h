#pragma once

#include "pd-reuse-graph.h"
#include "pd-reuse-result.h"
#include "pd-store.h"

G_BEGIN_DECLS

/**
 * PdReuseJob:
 *
 * Looks for copies among the articles of a project file.
 */
typedef struct _PdReuseJob PdReuseJob;

PdReuseJob *pd_reuse_job_new (PdWorker *reader,
                              const char *article,
                              PdReuseProgress progress,
                              gpointer progress_data,
                              GDestroyNotify free_progress_data,
                              GCancellable *cancellable);
void pd_reuse_job_free (PdReuseJob *self);

void pd_reuse_job_set_background (PdReuseJob *self);

PdReuseResult *pd_reuse_job_run (PdReuseJob *self,
                                 GError **error);
gboolean pd_reuse_job_run_to_go_on (PdReuseJob *self,
                                    PdReuseIndex **index,
                                    PdReuseGraph **graph,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdReuseJob, pd_reuse_job_free)

G_END_DECLS
