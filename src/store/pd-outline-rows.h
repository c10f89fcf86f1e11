#pragma once

#include "pd-connection.h"
#include "pd-tag-outline.h"

G_BEGIN_DECLS

PdTagOutline *pd_outline_rows_load (PdConnection *connection,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
