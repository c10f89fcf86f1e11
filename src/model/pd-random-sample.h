#pragma once

#include <glib.h>

G_BEGIN_DECLS

GArray *pd_random_sample_draw (GArray *strata,
                               guint n_strata,
                               guint n,
                               guint32 seed);

G_END_DECLS
