#pragma once

#include "pd-application.h"

G_BEGIN_DECLS

void pd_project_dialogs_new (PdApplication *application,
                             PdWindow *window,
                             GListModel *articles);
void pd_project_dialogs_open (PdApplication *application,
                              PdWindow *window,
                              GListModel *articles);
void pd_project_dialogs_ask (PdApplication *application,
                             PdWindow *window,
                             GListModel *articles);

G_END_DECLS
