#pragma once

#include "pd-leave-out.h"
#include "pd-project.h"

G_BEGIN_DECLS

void pd_project_measure_copy_async (PdProject *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
PdLeaveOutSizes *pd_project_measure_copy_finish (PdProject *self,
                                                 GAsyncResult *result,
                                                 GError **error);

/**
 * PdProjectCopyProgress:
 * @fraction: how far it is, from 0 to 1
 * @data: what was handed over
 */
typedef void (*PdProjectCopyProgress) (double fraction,
                                       gpointer data);

gboolean pd_project_save_copy (PdProject *self,
                               const char *path,
                               PdLeaveOut without,
                               gboolean replace,
                               PdProjectCopyProgress progress,
                               gpointer data,
                               GCancellable *cancellable,
                               GError **error);
void pd_project_save_copy_async (PdProject *self,
                                 const char *path,
                                 PdLeaveOut without,
                                 gboolean replace,
                                 PdProjectCopyProgress progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean pd_project_save_copy_finish (PdProject *self,
                                      GAsyncResult *result,
                                      GError **error);

G_END_DECLS
