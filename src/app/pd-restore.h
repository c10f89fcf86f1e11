#pragma once

#include "pd-window.h"

G_BEGIN_DECLS

void pd_restore_run (PdWindow *window,
                     PdBackup *backup);
void pd_restore_announce (PdWindow *window,
                          PdBackup *restored,
                          PdBackup *before);
void pd_restore_complain (PdWindow *window,
                          const char *message);

G_END_DECLS
