#pragma once

#include "pd-library.h"

G_BEGIN_DECLS

void pd_library_actions_install (GtkWidgetClass *widget_class);
void pd_library_actions_follow (PdLibrary *self,
                                GSettings *settings);
void pd_library_actions_update (PdLibrary *self);

G_END_DECLS
