#pragma once

#include "pd-texts.h"

G_BEGIN_DECLS

char *pd_duplicates_find (PdConnection *connection,
                          PdDocument *document,
                          const PdSourceBytes *source,
                          gboolean from_any_url,
                          const char **same,
                          GError **error);

G_END_DECLS
