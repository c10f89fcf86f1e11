#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pd_column_choices_to_json (GHashTable *choices);
GHashTable *pd_column_choices_from_json (const char *json);

G_END_DECLS
