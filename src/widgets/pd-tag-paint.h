#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

void pd_tag_paint_parse (const char *colour,
                         GdkRGBA *result);
void pd_tag_paint_get_fill (const GdkRGBA *colour,
                            GdkRGBA *result);
void pd_tag_paint_get_edge (const GdkRGBA *colour,
                            const GdkRGBA *letters,
                            gboolean high_contrast,
                            GdkRGBA *result);

G_END_DECLS
