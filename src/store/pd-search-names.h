#pragma once

#include "pd-row-set.h"

G_BEGIN_DECLS

gboolean pd_search_names_add_sources (PdConnection *connection,
                                      const char *term,
                                      PdRowSet *articles,
                                      GCancellable *cancellable,
                                      GError **error);
gboolean pd_search_names_add_authors (PdConnection *connection,
                                      const char *term,
                                      PdRowSet *articles,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
