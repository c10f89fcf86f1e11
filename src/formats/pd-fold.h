#pragma once

#include <glib.h>

G_BEGIN_DECLS

gunichar pd_fold_character (gunichar c);
char *pd_fold_line (const char *text,
                    gssize n_bytes);

G_END_DECLS
