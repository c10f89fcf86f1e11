#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pd_json_schema_generate (void);

G_END_DECLS
