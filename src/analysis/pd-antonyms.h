#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean pd_antonyms_are (const char *a,
                          const char *b);
guint pd_antonyms_count_negations (const char *words);
const char *pd_antonyms_get_bound (const char *words);

G_END_DECLS
