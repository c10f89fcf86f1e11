#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

gboolean pd_purge_run (PdConnection *connection,
                       GError **error);
gboolean pd_purge_run_to_end (PdConnection *connection,
                              GError **error);

G_END_DECLS
