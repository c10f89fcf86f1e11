#pragma once

#include "pd-application.h"

G_BEGIN_DECLS

void pd_application_actions_install (PdApplication *self);

G_END_DECLS
