#pragma once

#include "pd-project.h"

G_BEGIN_DECLS

/* Verifies the file and every mark against its text. Returns one sentence per problem (an empty array when all is
 * well), or NULL with an error; citation: one line that can be cited, when all is well; n_unplaced: how many highlights
 * stand on a text that is no longer their article's, which is no problem. */
GPtrArray *pd_project_check (PdProject *self,
                             char **citation,
                             guint *n_unplaced,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
