#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

guint pd_tag_colours_get_n (void);
const char *pd_tag_colours_get (guint index);
const char *pd_tag_colours_get_next (const char *const *used);

void pd_tag_colours_parse (const char *colour,
                           GdkRGBA *result);
void pd_tag_colours_get_fill (const GdkRGBA *colour,
                              GdkRGBA *result);

G_END_DECLS
