#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

gboolean pd_migration_is_needed (const char *path,
                                 PdConnectionMode mode,
                                 gboolean *needed,
                                 GError **error);
gboolean pd_migration_run (const char *path,
                           const char *beside,
                           char **kept,
                           GError **error);
gboolean pd_migration_upgrade_copy (const char *path,
                                    GError **error);

G_END_DECLS
