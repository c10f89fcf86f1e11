#pragma once

#include "pd-format-error.h"
#include "pd-word.h"

G_BEGIN_DECLS

/**
 * PdMappedColumn:
 * @name: what the file calls it: the name in its header, or the key in its objects, `author.name` for one in an object in them
 * @field: the column of the articles that it is, or 0 for none
 * @origin: (nullable): why: `read` where its name says so, `guessed` where only its values do, `typed` where a person does
 * @samples: (array zero-terminated=1): a few of its values, shortened
 * @is_html: whether its values are pieces of HTML
 *
 * A column of a file with many articles, and what it is taken for.
 */
typedef struct
{
  char *name;
  PdKey field;
  const char *origin;
  GStrv samples;
  gboolean is_html;
} PdMappedColumn;

/**
 * PdColumnMapping:
 *
 * The columns of a file with many articles, and which of them are which fields of these.
 */
typedef struct _PdColumnMapping PdColumnMapping;

PdColumnMapping *pd_column_mapping_new (void);
void pd_column_mapping_free (PdColumnMapping *self);

guint pd_column_mapping_ensure_column (PdColumnMapping *self,
                                       const char *name);
void pd_column_mapping_set_field (PdColumnMapping *self,
                                  guint index,
                                  PdKey field,
                                  const char *origin);
void pd_column_mapping_set_samples (PdColumnMapping *self,
                                    guint index,
                                    const char *const *samples,
                                    gboolean is_html);
void pd_column_mapping_set_n_rows (PdColumnMapping *self,
                                   guint n_rows);

guint pd_column_mapping_get_n_rows (PdColumnMapping *self);
guint pd_column_mapping_get_n_columns (PdColumnMapping *self);
const PdMappedColumn *pd_column_mapping_get_column (PdColumnMapping *self,
                                                    guint index);
const PdMappedColumn *pd_column_mapping_find_column (PdColumnMapping *self,
                                                     const char *name);
gboolean pd_column_mapping_has_field (PdColumnMapping *self,
                                      PdKey field);
char *pd_column_mapping_dup_list (PdColumnMapping *self);
gboolean pd_column_mapping_check (PdColumnMapping *self,
                                  GError **error);

const char *pd_column_mapping_get_field_name (guint index);
PdKey pd_column_mapping_find_field (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdColumnMapping, pd_column_mapping_free)

G_END_DECLS
