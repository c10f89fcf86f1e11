#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PD_BYLINE_NAME_MAX:
 *
 * How many characters names of people together, or the name of a publication, may have: what is longer is prose, or a list of everybody
 * who had a part in it.
 */
#define PD_BYLINE_NAME_MAX 40

char *pd_byline_name_dup_people (const char *value,
                                 gboolean is_sure);
char *pd_byline_name_dup_publication (const char *written);
gboolean pd_byline_name_is_publication (const char *name);

G_END_DECLS
