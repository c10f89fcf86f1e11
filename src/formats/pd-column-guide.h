#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pd_column_guide_generate (void);

G_END_DECLS
