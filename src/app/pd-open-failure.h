#pragma once

#include "pd-window.h"

G_BEGIN_DECLS

void pd_open_failure_show (PdWindow *window,
                           GFile *file,
                           const PdOpenOptions *options,
                           const GError *error);

G_END_DECLS
