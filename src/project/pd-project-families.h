#pragma once

#include "pd-families.h"
#include "pd-project.h"

G_BEGIN_DECLS

gboolean pd_project_keep_families (PdProject *self,
                                   const GArray *entries,
                                   const GPtrArray *left,
                                   const char *state,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
