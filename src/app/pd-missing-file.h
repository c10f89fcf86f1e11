#pragma once

#include <adwaita.h>

#include "pd-backup-keeper.h"

G_BEGIN_DECLS

/**
 * PdMissingFileAnswer:
 * @PD_MISSING_FILE_STAY: the project stays open
 * @PD_MISSING_FILE_SAVE: a copy of it is to be saved first
 * @PD_MISSING_FILE_CLOSE: it is closed; also where its file is there, and nobody was asked
 *
 * Whether a project whose file is gone is closed.
 */
typedef enum
{
  PD_MISSING_FILE_STAY,
  PD_MISSING_FILE_SAVE,
  PD_MISSING_FILE_CLOSE,
} PdMissingFileAnswer;

void pd_missing_file_ask_async (GtkWidget *parent,
                                PdProject *project,
                                PdBackupKeeper *keeper,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
PdMissingFileAnswer pd_missing_file_ask_finish (GAsyncResult *result);

G_END_DECLS
