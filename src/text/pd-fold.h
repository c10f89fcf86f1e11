#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pd_fold (const char *utf8,
               gssize n_bytes);

G_END_DECLS
