#pragma once

#include "pd-word.h"

G_BEGIN_DECLS

guint pd_article_fields_get_n (void);
PdKey pd_article_fields_get_key (guint index);
const char *pd_article_fields_get_label (guint index);
gboolean pd_article_fields_can_edit (guint index);

const char *pd_article_field_get_label (const char *name);

G_END_DECLS
