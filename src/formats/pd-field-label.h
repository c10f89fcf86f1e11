#pragma once

#include "pd-word.h"

G_BEGIN_DECLS

gboolean pd_field_label_find (const char *label,
                              PdKey *key);
const char *pd_field_label_skip (const char *line,
                                 PdKey *key);
char *pd_field_label_dup_publication (const char *value);

G_END_DECLS
