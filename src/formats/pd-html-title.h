#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pd_html_title_fold (const char *title);
char *pd_html_title_strip_site (const char *title,
                                GPtrArray *sites,
                                GPtrArray *headings);

G_END_DECLS
