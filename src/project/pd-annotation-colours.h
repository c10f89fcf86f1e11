#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PD_N_TAG_COLOURS:
 *
 * How many colours there are for tags that nobody has chosen one for.
 */
#define PD_N_TAG_COLOURS 12

extern const char *const pd_tag_colours[PD_N_TAG_COLOURS];

G_END_DECLS
