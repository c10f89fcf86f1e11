#pragma once

#include "pd-window.h"

G_BEGIN_DECLS

void pd_add_dialog_show (PdWindow *window,
                         gboolean folders);

G_END_DECLS
