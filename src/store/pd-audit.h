#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

gboolean pd_audit_run (PdConnection *connection,
                       GPtrArray *problems,
                       guint *n_unplaced,
                       GCancellable *cancellable,
                       GError **error);
char *pd_audit_cite (PdConnection *connection,
                     GError **error);

G_END_DECLS
