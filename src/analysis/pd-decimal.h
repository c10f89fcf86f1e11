#pragma once

#include <glib.h>

G_BEGIN_DECLS

int pd_decimal_compare (const char *a,
                        const char *b);
void pd_decimal_get_rounding_bounds (const char *value,
                                     char **low,
                                     char **high);

G_END_DECLS
