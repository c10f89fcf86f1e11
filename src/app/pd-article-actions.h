#pragma once

#include "pd-workbench.h"

G_BEGIN_DECLS

void pd_article_actions_install (GtkWidgetClass *widget_class);
void pd_article_actions_update (PdWorkbench *self);

G_END_DECLS
