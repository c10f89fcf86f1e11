#pragma once

#include "pd-project.h"
#include "pd-reuse-result.h"

G_BEGIN_DECLS

PdReuseResult *pd_project_find_reuse (PdProject *self,
                                      const char *article,
                                      PdReuseProgress progress,
                                      gpointer progress_data,
                                      GCancellable *cancellable,
                                      GError **error);
void pd_project_find_reuse_async (PdProject *self,
                                  const char *article,
                                  PdReuseProgress progress,
                                  gpointer progress_data,
                                  GDestroyNotify free_progress_data,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
PdReuseResult *pd_project_find_reuse_finish (PdProject *self,
                                             GAsyncResult *result,
                                             GError **error);

G_END_DECLS
