#pragma once

#include "pd-window.h"

G_BEGIN_DECLS

void pd_window_actions_install (GtkWidgetClass *widget_class);
void pd_window_actions_update (PdWindow *self);

G_END_DECLS
