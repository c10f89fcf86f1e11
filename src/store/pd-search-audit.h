#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

gboolean pd_search_audit_run (PdConnection *connection,
                              gboolean *matches,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
