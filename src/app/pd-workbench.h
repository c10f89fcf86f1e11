#pragma once

#include <adwaita.h>

#include "pd-importer.h"
#include "pd-library.h"

G_BEGIN_DECLS

#define PD_TYPE_WORKBENCH (pd_workbench_get_type ())
G_DECLARE_FINAL_TYPE (PdWorkbench, pd_workbench, PD, WORKBENCH, AdwBin)

/* Properties: project, importer, narrow, compact. */

PdProject *pd_workbench_get_project (PdWorkbench *self);
void pd_workbench_set_project (PdWorkbench *self,
                               PdProject *project);
PdRecord *pd_workbench_get_article (PdWorkbench *self);
PdLibrary *pd_workbench_get_library (PdWorkbench *self);
PdImporter *pd_workbench_get_importer (PdWorkbench *self);
void pd_workbench_add_files (PdWorkbench *self,
                             const char *const *paths);
void pd_workbench_search (PdWorkbench *self);
void pd_workbench_show_view (PdWorkbench *self,
                             const char *view);
void pd_workbench_compare (PdWorkbench *self,
                           PdArticleItem *a,
                           PdArticleItem *b);
void pd_workbench_toggle_library (PdWorkbench *self);
void pd_workbench_toggle_margin (PdWorkbench *self);
void pd_workbench_zoom (PdWorkbench *self,
                        int steps);

G_END_DECLS
