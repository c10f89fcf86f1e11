#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pd_unique_name_in (const char *folder);

G_END_DECLS
