#pragma once

#include "pd-comparison.h"
#include "pd-project.h"

G_BEGIN_DECLS

PdComparison *pd_project_compare (PdProject *self,
                                  const char *a_id,
                                  const char *b_id,
                                  GCancellable *cancellable,
                                  GError **error);
void pd_project_compare_async (PdProject *self,
                               const char *a_id,
                               const char *b_id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
PdComparison *pd_project_compare_finish (PdProject *self,
                                         GAsyncResult *result,
                                         GError **error);

G_END_DECLS
