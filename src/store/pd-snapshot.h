#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

gboolean pd_snapshot_write (const char *path,
                            const char *target,
                            GError **error);

G_END_DECLS
