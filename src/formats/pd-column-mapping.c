#include "pd-column-mapping.h"

#include <glib/gi18n-lib.h>

#include "pd-column-name.h"
#include "pd-column-profile.h"
#include "pd-decoder.h"

/* How many records are looked at, and how many columns of those. */
#define MAX_ROWS 200
#define MAX_COLUMNS 1000

/* How long, in bytes, a text is with which it makes no difference any more. */
#define LONGEST 10000

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
  /* Only while they are being looked at. */
  GArray *profiles;
  /* The index of each, plus one. */
  GHashTable *by_name;
};

/* That a column may be a field. */
typedef struct
{
  guint column;
  PdKey field;
  guint score;
  gboolean is_named;
} Candidate;

static void
column_clear (gpointer data)
{
  PdMappedColumn *column = data;

  g_free (column->name);
  g_strfreev (column->samples);
}

static void
profile_clear (gpointer data)
{
  pd_column_profile_clear (data);
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

static guint
ensure_column (PdColumnMapping *self,
               const char *name)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, name));
  PdMappedColumn column = { NULL };
  PdColumnProfile profile = { 0 };

  if (index == 0 && self->columns->len < MAX_COLUMNS)
    {
      column.name = g_strdup (name);
      g_array_append_val (self->columns, column);
      g_array_append_val (self->profiles, profile);
      index = self->columns->len;
      g_hash_table_insert (self->by_name, column.name, GUINT_TO_POINTER (index));
    }
  return index;
}

static gboolean
has_all (PdColumnMapping *self,
         GHashTable *chosen)
{
  GHashTableIter iter;
  gpointer name;

  if (chosen == NULL)
    return TRUE;
  g_hash_table_iter_init (&iter, chosen);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      if (!g_hash_table_contains (self->by_name, name))
        return FALSE;
    }
  return TRUE;
}

/* The start of the file; all of it where a column that a person chose has not come up. */
static void
look_at (PdColumnMapping *self,
         PdTableReader *reader,
         GHashTable *chosen)
{
  const PdTableRow *row = NULL;

  guint n = 0;

  while ((n < MAX_ROWS || !has_all (self, chosen)) && (row = pd_table_reader_next (reader)) != NULL)
    {
      if (row->problem != NULL || row->names->len == 0)
        continue;
      n++;
      for (guint i = 0; i < row->names->len; i++)
        {
          guint index = ensure_column (self, g_ptr_array_index (row->names, i));

          if (index > 0 && n <= MAX_ROWS)
            pd_column_profile_add (&g_array_index (self->profiles, PdColumnProfile, index - 1), g_ptr_array_index (row->values, i));
        }
    }
}

static char *
list_columns (PdColumnMapping *self)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < MIN (self->columns->len, MAX_LISTED); i++)
    {
      /* Translators: between the names of columns. */
      const char *separator = i > 0 ? _ (", ") : "";

      /* Translators: the name of a column. */
      g_string_append (list, separator);
      g_string_append_printf (list, _ ("“%s”"), g_array_index (self->columns, PdMappedColumn, i).name);
    }
  if (self->columns->len > MAX_LISTED)
    g_string_append (list, " …");
  return g_string_free_and_steal (list);
}

static gboolean
choose (PdColumnMapping *self,
        GHashTable *chosen,
        GError **error)
{
  GHashTableIter iter;
  gpointer name, field_name;

  g_hash_table_iter_init (&iter, chosen);
  while (g_hash_table_iter_next (&iter, &name, &field_name))
    {
      PdKey field = pd_column_mapping_find_field (field_name);
      guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, name));
      PdMappedColumn *column;

      if (index == 0)
        {
          g_autofree char *list = list_columns (self);

          g_set_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_COLUMNS, _ ("There is no column “%s”; the columns are %s."), (const char *) name, list);
          return FALSE;
        }
      if (field == 0 && *(const char *) field_name != '\0')
        {
          g_set_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_COLUMNS, _ ("A column cannot be “%s”."), (const char *) field_name);
          return FALSE;
        }
      for (guint i = 0; field != 0 && i < self->columns->len; i++)
        {
          if (g_array_index (self->columns, PdMappedColumn, i).field == field)
            {
              g_set_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_COLUMNS, _ ("Only one column can be “%s”."), (const char *) field_name);
              return FALSE;
            }
        }
      column = &g_array_index (self->columns, PdMappedColumn, index - 1);
      column->field = field;
      column->origin = "typed";
    }
  return TRUE;
}

/* A name comes before what the values look like, unless it may mean anything; of texts with names alike the longest is the one. */
static Candidate
judge (PdColumnMapping *self,
       guint column,
       PdKey field)
{
  const PdColumnProfile *profile = &g_array_index (self->profiles, PdColumnProfile, column);
  PdColumnName clarity = pd_column_name_rate (g_array_index (self->columns, PdMappedColumn, column).name, field);
  Candidate candidate = { column, field, clarity * 2, clarity != PD_COLUMN_NAME_OTHER };
  guint rating;

  if (!pd_column_profile_fits (profile, field))
    {
      candidate.score = 0;
      return candidate;
    }
  rating = pd_column_profile_rate (profile, field);
  if (rating > 0 && 2 * rating - 1 > candidate.score)
    {
      candidate.score = 2 * rating - 1;
      candidate.is_named = FALSE;
    }
  candidate.score *= LONGEST;
  if (candidate.score > 0 && field == PD_ARTICLE_TEXT)
    candidate.score = profile->n_values > 0 ? candidate.score + MIN (profile->n_bytes / profile->n_values, LONGEST - 1) : 1;
  return candidate;
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *first = a, *second = b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  return first->column < second->column ? -1 : first->column > second->column;
}

/* What a person chose stays. */
static void
guess (PdColumnMapping *self)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const PdMappedColumn *column = &g_array_index (self->columns, PdMappedColumn, i);

      if (column->field != 0)
        g_hash_table_add (taken, GUINT_TO_POINTER (column->field));
      for (gsize k = 0; column->origin == NULL && k < G_N_ELEMENTS (fields); k++)
        {
          Candidate candidate = judge (self, i, fields[k]);

          if (candidate.score > 0)
            g_array_append_val (candidates, candidate);
        }
    }
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      PdMappedColumn *column = &g_array_index (self->columns, PdMappedColumn, candidate->column);

      if (column->field != 0 || !g_hash_table_add (taken, GUINT_TO_POINTER (candidate->field)))
        continue;
      column->field = candidate->field;
      column->origin = candidate->is_named ? "read" : "guessed";
    }
}

/* What is shown of the values, and whether they are HTML, is all that is kept of them. */
static void
keep_samples (PdColumnMapping *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const PdColumnProfile *profile = &g_array_index (self->profiles, PdColumnProfile, i);
      PdMappedColumn *column = &g_array_index (self->columns, PdMappedColumn, i);

      column->samples = g_strdupv ((GStrv) profile->samples);
      column->is_html = profile->n_tagged > 0 && profile->n_tagged * 2 >= profile->n_values;
    }
  g_clear_pointer (&self->profiles, g_array_unref);
}

/**
 * pd_column_mapping_new:
 * @text: the text of a file
 * @format: one for which [func@Pd.format_is_table]
 * @chosen: (nullable) (element-type utf8 utf8): the fields that a person chose for columns, see [struct@Pd.ReadOptions]
 * @error: return location for an error
 *
 * Finds out which columns of a file are which fields: by what a person chose, by their names, and by the values of the first
 * records.
 *
 * Returns: (transfer full): the columns, or %NULL with an error of %PD_FORMAT_ERROR_COLUMNS where what was chosen cannot be
 */
PdColumnMapping *
pd_column_mapping_new (const char *text,
                       PdFormat format,
                       GHashTable *chosen,
                       GError **error)
{
  g_autoptr (PdColumnMapping) self = NULL;
  g_autoptr (PdTableReader) reader = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (pd_format_is_table (format), NULL);

  self = g_new0 (PdColumnMapping, 1);
  self->columns = g_array_new (FALSE, FALSE, sizeof (PdMappedColumn));
  g_array_set_clear_func (self->columns, column_clear);
  self->profiles = g_array_new (FALSE, FALSE, sizeof (PdColumnProfile));
  g_array_set_clear_func (self->profiles, profile_clear);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);

  reader = pd_table_reader_new (text, format);
  look_at (self, reader, chosen);
  if (chosen != NULL && !choose (self, chosen, error))
    return NULL;
  guess (self);
  keep_samples (self);
  return g_steal_pointer (&self);
}

/**
 * pd_column_mapping_guess:
 * @source: the bytes of a file
 * @file_name: the file's name, without its folder
 * @options: (nullable): what a person wants read otherwise
 * @error: return location for an error
 *
 * Finds out which columns a file has and which fields they are, for a person to see and to choose. Whether one of them is the text is
 * for [method@Pd.ColumnMapping.check] to say.
 *
 * Returns: (transfer full): the columns, or %NULL with an error of %PD_FORMAT_ERROR, which is %PD_FORMAT_ERROR_COLUMNS where the file has
 *   none
 */
PdColumnMapping *
pd_column_mapping_guess (GBytes *source,
                         const char *file_name,
                         const PdReadOptions *options,
                         GError **error)
{
  g_auto (PdDecoded) decoded = { NULL };
  const char *place;
  PdFormat format;

  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (file_name != NULL, NULL);

  if (g_bytes_get_size (source) > PD_SOURCE_READER_MAX_BYTES)
    {
      g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_TOO_LARGE, _ ("The file is larger than 64 MiB."));
      return NULL;
    }
  if (!pd_decoder_decode (source, options != NULL ? options->encoding : NULL, NULL, &decoded, error))
    return NULL;
  format = pd_sniffer_tell (decoded.text, file_name, &place);
  if (!pd_format_is_table (format))
    {
      g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_COLUMNS, _ ("The file is no table, and has no columns."));
      return NULL;
    }
  return pd_column_mapping_new (decoded.text, format, options != NULL ? options->mapping : NULL, error);
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
  g_clear_pointer (&self->profiles, g_array_unref);
  g_free (self);
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

  for (guint i = 0; i < self->columns->len; i++)
    {
      if (g_array_index (self->columns, PdMappedColumn, i).field == PD_ARTICLE_TEXT)
        return TRUE;
    }
  list = list_columns (self);
  if (self->columns->len > 0)
    g_set_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_COLUMNS, _ ("No column looks like the text; the columns are %s."), list);
  else
    g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_EMPTY, _ ("The file has no records in it."));
  return FALSE;
}
