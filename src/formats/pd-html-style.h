#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean pd_html_style_says (const char *style,
                             const char *property,
                             const char *value);

G_END_DECLS
