#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pd_fold (const char *utf8,
               gssize n_bytes);
gboolean pd_fold_contains (const char *utf8,
                           gsize n_bytes,
                           const char *folded);

G_END_DECLS
