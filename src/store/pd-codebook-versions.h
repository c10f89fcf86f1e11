#pragma once

#include "pd-connection.h"
#include "pd-tag-outline.h"

G_BEGIN_DECLS

gboolean pd_codebook_versions_freeze (PdConnection *connection,
                                      const char *note,
                                      gint64 coder,
                                      gint64 *number,
                                      GError **error);
PdTagOutline *pd_codebook_versions_load (PdConnection *connection,
                                         gint64 number,
                                         GError **error);

G_END_DECLS
