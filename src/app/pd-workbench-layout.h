#pragma once

#include "pd-reading-view.h"

G_BEGIN_DECLS

#define PD_TYPE_WORKBENCH_LAYOUT (pd_workbench_layout_get_type ())
G_DECLARE_FINAL_TYPE (PdWorkbenchLayout, pd_workbench_layout, PD, WORKBENCH_LAYOUT, GObject)

PdWorkbenchLayout *pd_workbench_layout_new (GSettings *settings);
void pd_workbench_layout_follow (PdWorkbenchLayout *self,
                                 AdwOverlaySplitView *split_view,
                                 PdReadingView *reading_view);

gboolean pd_workbench_layout_get_narrow (PdWorkbenchLayout *self);
void pd_workbench_layout_set_narrow (PdWorkbenchLayout *self,
                                     gboolean narrow);
gboolean pd_workbench_layout_get_tight (PdWorkbenchLayout *self);
void pd_workbench_layout_set_tight (PdWorkbenchLayout *self,
                                    gboolean tight);
gboolean pd_workbench_layout_get_compact (PdWorkbenchLayout *self);
void pd_workbench_layout_set_compact (PdWorkbenchLayout *self,
                                      gboolean compact);

void pd_workbench_layout_show_library (PdWorkbenchLayout *self);
void pd_workbench_layout_clear_page (PdWorkbenchLayout *self);
void pd_workbench_layout_toggle_library (PdWorkbenchLayout *self);
void pd_workbench_layout_toggle_margin (PdWorkbenchLayout *self);

G_END_DECLS
