#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pd_decimal_shift (const char *decimal,
                        int places);
char *pd_decimal_add (const char *a,
                      const char *b);
char *pd_decimal_multiply (const char *a,
                           const char *b);
char *pd_decimal_divide (const char *dividend,
                         guint64 divisor,
                         guint places);
int pd_decimal_compare (const char *a,
                        const char *b);
void pd_decimal_get_rounding_bounds (const char *value,
                                     char **low,
                                     char **high);
gboolean pd_decimal_is_valid (const char *decimal);

G_END_DECLS
