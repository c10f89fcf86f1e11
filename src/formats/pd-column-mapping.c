#include "pd-column-mapping.h"

#include <glib/gi18n-lib.h>

#include "pd-table-value.h"

/* How many columns of a file there may be; others are left aside. */
#define MAX_COLUMNS 1000

/* How many columns a message lists. */
#define MAX_LISTED 20

/* What a column may be, in the order in which a person is to choose from them. */
static const PdKey fields[] = {
  PD_ARTICLE_TEXT,
  PD_ARTICLE_TITLE,
  PD_ARTICLE_AUTHOR,
  PD_ARTICLE_EDITOR,
  PD_ARTICLE_SOURCE,
  PD_ARTICLE_OBTAINED_FROM,
  PD_ARTICLE_DATE,
  PD_ARTICLE_URL,
  PD_ARTICLE_FETCHED,
  PD_ARTICLE_LANGUAGE,
  PD_ARTICLE_ORIGINAL_TITLE,
  PD_ARTICLE_LICENCE,
  PD_ARTICLE_ARCHIVE_URL,
};

struct _PdColumnMapping
{
  GArray *columns;
  /* The index of each, plus one. */
  GHashTable *by_name;
  guint n_rows;
};

static void
column_clear (gpointer data)
{
  PdMappedColumn *column = data;

  g_free (column->name);
  g_strfreev (column->samples);
}

/**
 * pd_column_mapping_get_field_name:
 * @index: from 0
 *
 * Lists what a column may be.
 *
 * Returns: (nullable): the name of a column of the articles, `text` for their text; %NULL behind the last
 */
const char *
pd_column_mapping_get_field_name (guint index)
{
  return index < G_N_ELEMENTS (fields) ? pd_word_get_table (PD_WORD_ARTICLE)->columns[PD_KEY_INDEX (fields[index])].name : NULL;
}

/**
 * pd_column_mapping_find_field:
 * @name: the name of a column of the articles
 *
 * Returns: the column, or 0 where a column of a file cannot be that
 */
PdKey
pd_column_mapping_find_field (const char *name)
{
  g_return_val_if_fail (name != NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (g_str_equal (pd_column_mapping_get_field_name (i), name))
        return fields[i];
    }
  return 0;
}

/**
 * pd_column_mapping_new:
 *
 * Returns: (transfer full): a mapping that has no columns yet
 */
PdColumnMapping *
pd_column_mapping_new (void)
{
  PdColumnMapping *self = g_new0 (PdColumnMapping, 1);

  self->columns = g_array_new (FALSE, FALSE, sizeof (PdMappedColumn));
  g_array_set_clear_func (self->columns, column_clear);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/**
 * pd_column_mapping_free:
 *
 * Frees it.
 */
void
pd_column_mapping_free (PdColumnMapping *self)
{
  g_hash_table_unref (self->by_name);
  g_array_unref (self->columns);
  g_free (self);
}

/**
 * pd_column_mapping_ensure_column:
 * @name: what the file calls a column
 *
 * Adds a column that is no field and has no samples, unless there is one of that name.
 *
 * Returns: its index, or %G_MAXUINT where there are too many
 */
guint
pd_column_mapping_ensure_column (PdColumnMapping *self,
                                 const char *name)
{
  PdMappedColumn column = { NULL };
  guint index;

  g_return_val_if_fail (self != NULL, G_MAXUINT);
  g_return_val_if_fail (name != NULL, G_MAXUINT);

  index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, name));
  if (index > 0)
    return index - 1;
  if (self->columns->len >= MAX_COLUMNS)
    return G_MAXUINT;
  column.name = g_strdup (name);
  column.samples = g_new0 (char *, 1);
  g_array_append_val (self->columns, column);
  g_hash_table_insert (self->by_name, column.name, GUINT_TO_POINTER (self->columns->len));
  return self->columns->len - 1;
}

/**
 * pd_column_mapping_set_field:
 * @index: from 0
 * @field: the column of the articles that it is, or 0 for none
 * @origin: (nullable): why, see [struct@Pd.MappedColumn]; a string that stays
 *
 * Says what a column is.
 */
void
pd_column_mapping_set_field (PdColumnMapping *self,
                             guint index,
                             PdKey field,
                             const char *origin)
{
  PdMappedColumn *column;

  g_return_if_fail (self != NULL);
  g_return_if_fail (index < self->columns->len);

  column = &g_array_index (self->columns, PdMappedColumn, index);
  column->field = field;
  column->origin = origin;
}

/**
 * pd_column_mapping_set_samples:
 * @index: from 0
 * @samples: (array zero-terminated=1): a few of its values, shortened
 * @is_html: whether its values are pieces of HTML
 *
 * Says what the values of a column are like.
 */
void
pd_column_mapping_set_samples (PdColumnMapping *self,
                               guint index,
                               const char *const *samples,
                               gboolean is_html)
{
  PdMappedColumn *column;

  g_return_if_fail (self != NULL);
  g_return_if_fail (index < self->columns->len);
  g_return_if_fail (samples != NULL);

  column = &g_array_index (self->columns, PdMappedColumn, index);
  g_strfreev (column->samples);
  column->samples = g_strdupv ((GStrv) samples);
  column->is_html = is_html;
}

/**
 * pd_column_mapping_set_n_rows:
 * @n_rows: how many records were looked at
 *
 * Says how much of the file the columns were found out from.
 */
void
pd_column_mapping_set_n_rows (PdColumnMapping *self,
                              guint n_rows)
{
  g_return_if_fail (self != NULL);

  self->n_rows = n_rows;
}

/**
 * pd_column_mapping_get_n_rows:
 *
 * Returns: how many records of the file were looked at
 */
guint
pd_column_mapping_get_n_rows (PdColumnMapping *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_rows;
}

/**
 * pd_column_mapping_get_n_columns:
 *
 * Returns: how many columns the file has, as far as it was looked at
 */
guint
pd_column_mapping_get_n_columns (PdColumnMapping *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->columns->len;
}

/**
 * pd_column_mapping_get_column:
 * @index: from 0
 *
 * Returns: (transfer none): the column
 */
const PdMappedColumn *
pd_column_mapping_get_column (PdColumnMapping *self,
                              guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->columns->len, NULL);

  return &g_array_index (self->columns, PdMappedColumn, index);
}

/**
 * pd_column_mapping_find_column:
 * @name: what the file calls a column
 *
 * Returns: (transfer none) (nullable): the column
 */
const PdMappedColumn *
pd_column_mapping_find_column (PdColumnMapping *self,
                               const char *name)
{
  guint index;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, name));
  return index > 0 ? &g_array_index (self->columns, PdMappedColumn, index - 1) : NULL;
}

/**
 * pd_column_mapping_has_field:
 * @field: a column of the articles
 *
 * Returns: whether one of the columns is that
 */
gboolean
pd_column_mapping_has_field (PdColumnMapping *self,
                             PdKey field)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->columns->len; i++)
    {
      if (g_array_index (self->columns, PdMappedColumn, i).field == field)
        return TRUE;
    }
  return FALSE;
}

/**
 * pd_column_mapping_dup_list:
 *
 * Returns: (transfer full): the names of the first columns, for a sentence
 */
char *
pd_column_mapping_dup_list (PdColumnMapping *self)
{
  GString *list;

  g_return_val_if_fail (self != NULL, NULL);

  list = g_string_new (NULL);
  for (guint i = 0; i < MIN (self->columns->len, MAX_LISTED); i++)
    {
      /* Translators: between the names of columns. */
      const char *separator = i > 0 ? _ (", ") : "";
      /* A key of JSON may have any number of lines. */
      g_autofree char *name = pd_table_value_dup_line (g_array_index (self->columns, PdMappedColumn, i).name, FALSE);

      /* Translators: the name of a column. */
      g_string_append (list, separator);
      g_string_append_printf (list, _ ("“%s”"), name);
    }
  if (self->columns->len > MAX_LISTED)
    g_string_append (list, " …");
  return g_string_free_and_steal (list);
}

/**
 * pd_column_mapping_check:
 * @error: return location for an error
 *
 * Returns: whether one of the columns is the text; otherwise an error of %PD_FORMAT_ERROR_COLUMNS, or %PD_FORMAT_ERROR_EMPTY where there
 *   are none
 */
gboolean
pd_column_mapping_check (PdColumnMapping *self,
                         GError **error)
{
  g_autofree char *list = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (pd_column_mapping_has_field (self, PD_ARTICLE_TEXT))
    return TRUE;
  list = pd_column_mapping_dup_list (self);
  if (self->columns->len > 0)
    g_set_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_COLUMNS, _ ("No column looks like the text; the columns are %s."), list);
  else
    g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_EMPTY, _ ("The file has no records in it."));
  return FALSE;
}
