#pragma once

#include "pd-connection.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean pd_claim_reviews_write (PdConnection *connection,
                                 GOutputStream *stream,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
