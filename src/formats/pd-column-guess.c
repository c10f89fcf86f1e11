#include "pd-column-guess.h"

#include <glib/gi18n-lib.h>

#include "pd-column-name.h"
#include "pd-column-profile.h"
#include "pd-decoder.h"
#include "pd-table-reader.h"
#include "pd-table-value.h"

/* How many records are looked at. */
#define MAX_ROWS 200

/* How long, in bytes, a text is with which it makes no difference any more. */
#define LONGEST 10000

/* The columns that were found, and what the values of each are like. */
typedef struct
{
  PdColumnMapping *mapping;
  GArray *profiles;
  guint n_rows;
} Guesser;

/* That a column may be a field. */
typedef struct
{
  guint column;
  PdKey field;
  guint score;
  gboolean is_named;
} Candidate;

static void
profile_clear (gpointer data)
{
  pd_column_profile_clear (data);
}

static PdColumnProfile *
get_profile (Guesser *self,
             guint column)
{
  return &g_array_index (self->profiles, PdColumnProfile, column);
}

static gboolean
has_all (PdColumnMapping *mapping,
         GHashTable *chosen)
{
  GHashTableIter iter;
  gpointer name;

  if (chosen == NULL)
    return TRUE;
  g_hash_table_iter_init (&iter, chosen);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      if (pd_column_mapping_find_column (mapping, name) == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
add_row (Guesser *self,
         const PdTableRow *row)
{
  for (guint i = 0; i < row->names->len; i++)
    {
      guint index = pd_column_mapping_ensure_column (self->mapping, g_ptr_array_index (row->names, i));

      if (index == G_MAXUINT)
        continue;
      if (index >= self->profiles->len)
        g_array_set_size (self->profiles, index + 1);
      if (self->n_rows < MAX_ROWS)
        pd_column_profile_add (get_profile (self, index), g_ptr_array_index (row->values, i));
    }
  self->n_rows = MIN (self->n_rows + 1, MAX_ROWS);
}

/* The start of the file; all of it where a column that a person chose has not come up. */
static void
look_at (Guesser *self,
         PdTableReader *reader,
         GHashTable *chosen)
{
  const PdTableRow *row;

  while ((self->n_rows < MAX_ROWS || !has_all (self->mapping, chosen)) && (row = pd_table_reader_next (reader)) != NULL)
    {
      if (row->problem == NULL && row->names->len > 0)
        add_row (self, row);
    }
  pd_column_mapping_set_n_rows (self->mapping, self->n_rows);
}

static gboolean
choose (PdColumnMapping *mapping,
        GHashTable *chosen,
        GError **error)
{
  GHashTableIter iter;
  gpointer name, field_name;

  g_hash_table_iter_init (&iter, chosen);
  while (g_hash_table_iter_next (&iter, &name, &field_name))
    {
      PdKey field = pd_column_mapping_find_field (field_name);

      if (pd_column_mapping_find_column (mapping, name) == NULL)
        {
          g_autofree char *list = pd_column_mapping_dup_list (mapping);
          g_autofree char *shown = pd_table_value_dup_line (name, FALSE);

          g_set_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_COLUMNS, _ ("There is no column “%s”; the columns are %s."), shown, list);
          return FALSE;
        }
      if (field == 0 && *(const char *) field_name != '\0')
        {
          g_set_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_COLUMNS, _ ("A column cannot be “%s”."), (const char *) field_name);
          return FALSE;
        }
      if (field != 0 && pd_column_mapping_has_field (mapping, field))
        {
          g_set_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_COLUMNS, _ ("Only one column can be “%s”."), (const char *) field_name);
          return FALSE;
        }
      pd_column_mapping_set_field (mapping, pd_column_mapping_ensure_column (mapping, name), field, "typed");
    }
  return TRUE;
}

/* A name comes before what the values look like, unless it may mean anything; of texts with names alike the longest is the one. */
static Candidate
judge (Guesser *self,
       guint column,
       PdKey field)
{
  const PdColumnProfile *profile = get_profile (self, column);
  PdColumnName clarity = pd_column_name_rate (pd_column_mapping_get_column (self->mapping, column)->name, field);
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

static GArray *
list_candidates (Guesser *self)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint i = 0; i < pd_column_mapping_get_n_columns (self->mapping); i++)
    {
      const char *field;

      /* What a person chose stays. */
      if (pd_column_mapping_get_column (self->mapping, i)->origin != NULL)
        continue;
      for (guint k = 0; (field = pd_column_mapping_get_field_name (k)) != NULL; k++)
        {
          Candidate candidate = judge (self, i, pd_column_mapping_find_field (field));

          if (candidate.score > 0)
            g_array_append_val (candidates, candidate);
        }
    }
  g_array_sort (candidates, compare_candidates);
  return candidates;
}

static void
guess (Guesser *self)
{
  g_autoptr (GArray) candidates = list_candidates (self);

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (pd_column_mapping_get_column (self->mapping, candidate->column)->field == 0 && !pd_column_mapping_has_field (self->mapping, candidate->field))
        pd_column_mapping_set_field (self->mapping, candidate->column, candidate->field, candidate->is_named ? "read" : "guessed");
    }
}

/* What is shown of the values, and whether they are HTML, is all that is kept of them. */
static void
keep_samples (Guesser *self)
{
  for (guint i = 0; i < self->profiles->len; i++)
    {
      const PdColumnProfile *profile = get_profile (self, i);

      pd_column_mapping_set_samples (self->mapping, i, (const char *const *) profile->samples, profile->n_tagged > 0 && profile->n_tagged * 2 >= profile->n_values);
    }
}

/**
 * pd_column_guess_text:
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
pd_column_guess_text (const char *text,
                      PdFormat format,
                      GHashTable *chosen,
                      GError **error)
{
  g_autoptr (PdColumnMapping) mapping = NULL;
  g_autoptr (GArray) profiles = NULL;
  g_autoptr (PdTableReader) reader = NULL;
  Guesser self = { NULL };

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (pd_format_is_table (format), NULL);

  self.mapping = mapping = pd_column_mapping_new ();
  self.profiles = profiles = g_array_new (FALSE, TRUE, sizeof (PdColumnProfile));
  g_array_set_clear_func (profiles, profile_clear);

  reader = pd_table_reader_new (text, format);
  look_at (&self, reader, chosen);
  if (chosen != NULL && !choose (mapping, chosen, error))
    return NULL;
  guess (&self);
  keep_samples (&self);
  return g_steal_pointer (&mapping);
}

/**
 * pd_column_guess:
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
pd_column_guess (GBytes *source,
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
  return pd_column_guess_text (decoded.text, format, options != NULL ? options->mapping : NULL, error);
}
