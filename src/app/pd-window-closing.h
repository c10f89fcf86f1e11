#pragma once

#include "pd-missing-file.h"
#include "pd-workbench.h"

G_BEGIN_DECLS

void pd_window_closing_run_async (PdWorkbench *workbench,
                                  PdBackupKeeper *keeper,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
PdMissingFileAnswer pd_window_closing_run_finish (GAsyncResult *result,
                                                  GError **error);

G_END_DECLS
