#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

gboolean pd_own_fields_accept (PdConnection *connection,
                               gint64 field,
                               const char *value,
                               GError **error);
gboolean pd_own_fields_check (PdConnection *connection,
                              gint64 field,
                              GError **error);

G_END_DECLS
