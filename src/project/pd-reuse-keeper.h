#pragma once

#include "pd-project.h"

G_BEGIN_DECLS

/**
 * PdReuseKeeper:
 *
 * Keeps the families of a project up to date: which articles share text. It belongs to one thread at a time.
 */
typedef struct _PdReuseKeeper PdReuseKeeper;

PdReuseKeeper *pd_reuse_keeper_new (PdProject *project);
void pd_reuse_keeper_free (PdReuseKeeper *self);

gboolean pd_reuse_keeper_run (PdReuseKeeper *self,
                              const GArray *rows,
                              GCancellable *cancellable,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdReuseKeeper, pd_reuse_keeper_free)

G_END_DECLS
