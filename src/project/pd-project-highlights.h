#pragma once

#include "pd-highlight-finder.h"
#include "pd-project.h"

G_BEGIN_DECLS

void pd_project_find_highlights_async (PdProject *self,
                                       const char *wanted,
                                       guint limit,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *pd_project_find_highlights_finish (PdProject *self,
                                              GAsyncResult *result,
                                              GError **error);

G_END_DECLS
