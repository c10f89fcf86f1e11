#pragma once

#include "pd-project.h"
#include "pd-reuse-result.h"

G_BEGIN_DECLS

gboolean pd_project_keep_families (PdProject *self,
                                   PdReuseResult *result,
                                   GCancellable *cancellable,
                                   GError **error);
void pd_project_keep_families_async (PdProject *self,
                                     PdReuseResult *result,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean pd_project_keep_families_finish (PdProject *self,
                                          GAsyncResult *result,
                                          GError **error);

G_END_DECLS
