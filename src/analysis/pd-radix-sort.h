#pragma once

#include <glib.h>

G_BEGIN_DECLS

void pd_radix_sort (guint64 *keys,
                    gsize n,
                    guint first_bit);

G_END_DECLS
