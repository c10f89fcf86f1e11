#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

char *pd_revision_get (PdConnection *connection,
                       GError **error);
char *pd_revision_read (const char *path,
                        char **project_id,
                        GError **error);

G_END_DECLS
