#pragma once

#include "pd-article-texts.h"
#include "pd-reuse-text.h"
#include "pd-worker.h"

G_BEGIN_DECLS

GArray *pd_reuse_loader_list (PdWorker *reader,
                              GCancellable *cancellable,
                              GError **error);
GArray *pd_reuse_loader_list_some (PdWorker *reader,
                                   const GArray *rows,
                                   GCancellable *cancellable,
                                   GError **error);
gboolean pd_reuse_loader_load (PdWorker *reader,
                               gint64 row,
                               PdReuseText **text,
                               GCancellable *cancellable,
                               GError **error);
char *pd_reuse_loader_load_state (PdWorker *reader,
                                  GCancellable *cancellable);

G_END_DECLS
