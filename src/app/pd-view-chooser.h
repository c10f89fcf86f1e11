#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_VIEW_CHOOSER (pd_view_chooser_get_type ())
G_DECLARE_FINAL_TYPE (PdViewChooser, pd_view_chooser, PD, VIEW_CHOOSER, AdwBin)

const char *pd_view_chooser_get_view (PdViewChooser *self);
void pd_view_chooser_set_view (PdViewChooser *self,
                               const char *view);
const char *pd_view_chooser_get_title (PdViewChooser *self,
                                       const char **subtitle);

G_END_DECLS
