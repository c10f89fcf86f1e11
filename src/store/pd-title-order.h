#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

gboolean pd_title_order_ensure (PdConnection *connection,
                                GError **error);
gboolean pd_title_order_update (PdConnection *connection,
                                gint64 article,
                                GError **error);

G_END_DECLS
