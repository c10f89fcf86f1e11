#pragma once

#include <adwaita.h>

#include "pd-backup-keeper.h"

G_BEGIN_DECLS

void pd_project_closer_run_async (GtkWidget *parent,
                                  PdProject *project,
                                  PdBackupKeeper *keeper,
                                  PdWorkingCopyChoice choice,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean pd_project_closer_run_finish (GAsyncResult *result,
                                       GError **error);

AdwDialog *pd_project_closer_new_conflict (GFile *file,
                                           const char *message);
PdWorkingCopyChoice pd_project_closer_get_choice (const char *response);

G_END_DECLS
