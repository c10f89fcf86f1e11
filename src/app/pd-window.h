#pragma once

#include <adwaita.h>

#include "pd-backup-keeper.h"
#include "pd-open-options.h"
#include "pd-workbench.h"

G_BEGIN_DECLS

#define PD_TYPE_WINDOW (pd_window_get_type ())
G_DECLARE_FINAL_TYPE (PdWindow, pd_window, PD, WINDOW, AdwApplicationWindow)

/* Property: project. */

PdWindow *pd_window_new (GtkApplication *application);

GFile *pd_window_get_file (PdWindow *self);
gboolean pd_window_is_to_read (PdWindow *self);
PdProject *pd_window_get_project (PdWindow *self);
gboolean pd_window_has_file (PdWindow *self,
                             GFile *file);
gboolean pd_window_is_closing (PdWindow *self);
PdWorkbench *pd_window_get_workbench (PdWindow *self);
PdBackupKeeper *pd_window_get_keeper (PdWindow *self);
void pd_window_open_project (PdWindow *self,
                             GFile *file,
                             const PdOpenOptions *options);
void pd_window_reopen_project (PdWindow *self,
                               PdWorkingCopyChoice closing_choice,
                               const PdOpenOptions *options);
void pd_window_follow_file (PdWindow *self);
void pd_window_add_files (PdWindow *self,
                          GListModel *files);
void pd_window_show_message (PdWindow *self,
                             const char *message);

G_END_DECLS
