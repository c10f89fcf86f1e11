#pragma once

#include "pd-library.h"

G_BEGIN_DECLS

void pd_library_actions_install (PdLibrary *self,
                                 GSettings *settings);

G_END_DECLS
