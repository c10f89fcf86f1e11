#pragma once

#include "pd-project.h"
#include "pd-scratch.h"

G_BEGIN_DECLS

void pd_project_look_for_file_async (PdProject *self,
                                     PdWorkerPriority priority,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
PdFilePlace pd_project_look_for_file_finish (PdProject *self,
                                             GAsyncResult *result);
char *pd_project_find_file (PdProject *self);
char *pd_project_make_readable (PdProject *self,
                                PdScratch **scratch,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
