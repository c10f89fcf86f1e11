#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

char *pd_revision_get (PdConnection *connection,
                       GError **error);

G_END_DECLS
