#pragma once

#include "pd-project.h"

G_BEGIN_DECLS

/* Verifies the file and every mark against its text. Returns one sentence per problem (an empty array when all is
 * well), or NULL with an error; citation: one line that can be cited, when all is well. */
GPtrArray *pd_project_check (PdProject *self,
                             char **citation,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
