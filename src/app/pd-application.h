#pragma once

#include <adwaita.h>

#include "pd-window.h"

G_BEGIN_DECLS

#define PD_TYPE_APPLICATION (pd_application_get_type ())
G_DECLARE_FINAL_TYPE (PdApplication, pd_application, PD, APPLICATION, AdwApplication)

PdApplication *pd_application_new (void);

PdWindow *pd_application_find_window (PdApplication *self,
                                      GFile *file);
void pd_application_open_project (PdApplication *self,
                                  GFile *file,
                                  PdProjectMode mode,
                                  PdWindow *window,
                                  GListModel *articles);
void pd_application_open_to_read (PdApplication *self,
                                  GFile *file,
                                  const char *reason);
void pd_application_open_sample (PdApplication *self,
                                 gboolean fresh,
                                 PdWindow *window,
                                 GListModel *articles);
void pd_application_open_files (PdApplication *self,
                                GFile **files,
                                int n_files,
                                PdWindow *window);

G_END_DECLS
