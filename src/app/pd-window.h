#pragma once

#include <adwaita.h>

#include "pd-backup-keeper.h"
#include "pd-workbench.h"

G_BEGIN_DECLS

/**
 * PdOpenOptions:
 * @mode: how to open it
 * @choice: what to do where it was changed elsewhere while there were changes here
 * @lock_policy: what to do where somebody else has it open
 * @reason: (nullable): why it is only to be read, as it stands behind a colon
 * @restored: (nullable): a backup that it is to hold from then on
 * @before: (nullable): a backup of how it is before that
 *
 * How a window opens a project.
 */
typedef struct
{
  PdProjectMode mode;
  PdWorkingCopyChoice choice;
  PdLockPolicy lock_policy;
  const char *reason;
  PdBackup *restored;
  PdBackup *before;
} PdOpenOptions;

#define PD_TYPE_WINDOW (pd_window_get_type ())
G_DECLARE_FINAL_TYPE (PdWindow, pd_window, PD, WINDOW, AdwApplicationWindow)

/* Property: project. */

PdWindow *pd_window_new (GtkApplication *application);

GFile *pd_window_get_file (PdWindow *self);
PdProject *pd_window_get_project (PdWindow *self);
gboolean pd_window_is_closing (PdWindow *self);
PdWorkbench *pd_window_get_workbench (PdWindow *self);
PdBackupKeeper *pd_window_get_keeper (PdWindow *self);
void pd_window_open_project (PdWindow *self,
                             GFile *file,
                             const PdOpenOptions *options);
void pd_window_reopen_project (PdWindow *self,
                               PdWorkingCopyChoice closing_choice,
                               const PdOpenOptions *options);
void pd_window_add_files (PdWindow *self,
                          GListModel *files);
void pd_window_undo (PdWindow *self,
                     gboolean redo);
void pd_window_show_message (PdWindow *self,
                             const char *message);

G_END_DECLS
