#pragma once

#include "pd-window.h"

G_BEGIN_DECLS

AdwDialog *pd_open_failure_new_alert (GFile *file,
                                      const char *heading,
                                      const char *message);
void pd_open_failure_show (PdWindow *window,
                           GFile *file,
                           const PdOpenOptions *options,
                           const GError *error);

G_END_DECLS
