#pragma once

#include "pd-store-error.h"

G_BEGIN_DECLS

gboolean pd_file_sync (const char *path,
                       GError **error);

G_END_DECLS
