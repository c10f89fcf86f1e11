#pragma once

#include "pd-window.h"

G_BEGIN_DECLS

void pd_conflict_ask (PdWindow *window,
                      const char *message);

G_END_DECLS
