#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint pd_tag_colours_get_n (void);
const char *pd_tag_colours_get (guint index);
const char *pd_tag_colours_get_name (guint index);

G_END_DECLS
