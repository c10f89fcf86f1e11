#pragma once

#include "pd-json-value.h"
#include "pd-table.h"

G_BEGIN_DECLS

gboolean pd_annotation_fields_check (const PdJsonValue *value,
                                     const char *what,
                                     const char *const *allowed,
                                     GError **error);

gboolean pd_annotation_fields_get_text (const PdJsonValue *object,
                                        const char *name,
                                        const char **text,
                                        GError **error);
gboolean pd_annotation_fields_get_name (const PdJsonValue *object,
                                        const char *name,
                                        const char **text,
                                        GError **error);
gboolean pd_annotation_fields_get_integer (const PdJsonValue *object,
                                           const char *name,
                                           gboolean *is_set,
                                           gint64 *integer,
                                           GError **error);
gboolean pd_annotation_fields_get_list (const PdJsonValue *object,
                                        const char *name,
                                        const PdJsonValue **first,
                                        GError **error);

gboolean pd_annotation_fields_check_name (const char *name,
                                          const char *text,
                                          GError **error);

char *pd_annotation_fields_make_value (const PdJsonValue *object,
                                       const PdColumn *column,
                                       GError **error);

G_END_DECLS
