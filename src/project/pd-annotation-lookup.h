#pragma once

#include "pd-project.h"

G_BEGIN_DECLS

char *pd_project_find_article (PdProject *self,
                               const char *name,
                               GCancellable *cancellable,
                               GError **error);

GPtrArray *pd_project_load_mentioned (PdProject *self,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
