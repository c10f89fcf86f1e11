#pragma once

#include "pd-deferred-view.h"
#include "pd-page-opener.h"
#include "pd-view-chooser.h"

G_BEGIN_DECLS

#define PD_TYPE_WORKBENCH_VIEWS (pd_workbench_views_get_type ())
G_DECLARE_FINAL_TYPE (PdWorkbenchViews, pd_workbench_views, PD, WORKBENCH_VIEWS, GObject)

PdWorkbenchViews *pd_workbench_views_new (PdPageOpener *opener,
                                          PdViewChooser *chooser);
void pd_workbench_views_follow (PdWorkbenchViews *self,
                                PdDeferredView *view);
void pd_workbench_views_set_project (PdWorkbenchViews *self,
                                     PdProject *project);

G_END_DECLS
