#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PD_UNIQUE_GRAMS_NONE:
 *
 * Stands for a place that there is not.
 */
#define PD_UNIQUE_GRAMS_NONE G_MAXUINT32

guint32 *pd_unique_grams (const gunichar *a,
                          guint n_a,
                          const gunichar *b,
                          guint n_b,
                          guint k);

G_END_DECLS
