#pragma once

#include <adwaita.h>

#include "pd-workbench.h"

G_BEGIN_DECLS

#define PD_TYPE_WINDOW (pd_window_get_type ())
G_DECLARE_FINAL_TYPE (PdWindow, pd_window, PD, WINDOW, AdwApplicationWindow)

/* Property: project. */

PdWindow *pd_window_new (GtkApplication *application);

GFile *pd_window_get_file (PdWindow *self);
PdProject *pd_window_get_project (PdWindow *self);
gboolean pd_window_is_closing (PdWindow *self);
PdWorkbench *pd_window_get_workbench (PdWindow *self);
void pd_window_open_project (PdWindow *self,
                             GFile *file,
                             PdProjectMode mode,
                             PdWorkingCopyChoice choice);
void pd_window_add_files (PdWindow *self,
                          GListModel *files);
void pd_window_undo (PdWindow *self,
                     gboolean redo);
void pd_window_show_message (PdWindow *self,
                             const char *message);

G_END_DECLS
