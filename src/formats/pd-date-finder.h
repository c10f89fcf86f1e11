#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pd_date_finder_find (const char *text);
char *pd_date_finder_from_epoch (const char *digits,
                                 int offset_hours);

G_END_DECLS
