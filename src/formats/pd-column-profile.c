#include "pd-column-profile.h"

#include <string.h>

#include "pd-table-value.h"

/* Code points of a value that are kept to be shown. */
#define MAX_SAMPLE 200

/* What is longer on average is no title, and no name. */
#define MAX_TITLE 200
#define MAX_NAME 100
#define MAX_LANGUAGE 20

/* What is as long on average, in bytes, may be the text where nothing is called that, and what is so long is. */
#define MIN_TEXT 120
#define SURE_TEXT 600

static gboolean
is_date (const char *value)
{
  g_autofree char *date = pd_table_value_dup_date (value);

  return date != NULL;
}

static void
keep_sample (PdColumnProfile *self,
             const char *value)
{
  glong n = g_utf8_strlen (value, -1);
  g_autofree char *start = n > MAX_SAMPLE ? g_utf8_substring (value, 0, MAX_SAMPLE) : g_strdup (value);
  g_autofree char *sample = n > MAX_SAMPLE ? g_strconcat (start, "…", NULL) : g_steal_pointer (&start);

  if (self->n_samples < PD_COLUMN_PROFILE_MAX_SAMPLES && !g_strv_contains ((const char *const *) self->samples, sample))
    self->samples[self->n_samples++] = g_steal_pointer (&sample);
}

/**
 * pd_column_profile_add:
 * @value: (nullable): what a record has in the column
 *
 * Takes a value into account.
 */
void
pd_column_profile_add (PdColumnProfile *self,
                       const char *value)
{
  g_return_if_fail (self != NULL);

  if (pd_table_value_is_missing (value))
    return;
  self->n_values++;
  self->n_bytes += strlen (value);
  self->n_characters += g_utf8_strlen (value, -1);
  if (is_date (value))
    self->n_dates++;
  else if (pd_table_value_is_url (value))
    self->n_urls++;
  else if (pd_table_value_is_number (value))
    self->n_numbers++;
  else if (pd_table_value_has_tags (value))
    self->n_tagged++;
  if (self->first == NULL)
    self->first = g_strdup (value);
  self->n_first += g_str_equal (self->first, value);
  keep_sample (self, value);
}

/**
 * pd_column_profile_clear:
 *
 * Frees what it holds.
 */
void
pd_column_profile_clear (PdColumnProfile *self)
{
  g_clear_pointer (&self->first, g_free);
  for (guint i = 0; i < self->n_samples; i++)
    g_free (self->samples[i]);
}

/* Whether at least half of the values are. */
static gboolean
are (const PdColumnProfile *self,
     guint n)
{
  return self->n_values > 0 && n * 2 >= self->n_values;
}

static gboolean
are_at_most (const PdColumnProfile *self,
             gsize n_characters)
{
  return self->n_characters <= n_characters * self->n_values;
}

/**
 * pd_column_profile_fits:
 * @field: a column of the articles
 *
 * Returns: whether the values may be those of the field
 */
gboolean
pd_column_profile_fits (const PdColumnProfile *self,
                        PdKey field)
{
  gboolean is_prose;

  g_return_val_if_fail (self != NULL, FALSE);

  is_prose = !are (self, self->n_urls) && !are (self, self->n_dates);
  switch (field)
    {
    case PD_ARTICLE_TEXT:
      return is_prose && !are (self, self->n_numbers);
    case PD_ARTICLE_DATE:
    case PD_ARTICLE_FETCHED:
      return are (self, self->n_dates);
    case PD_ARTICLE_URL:
    case PD_ARTICLE_ARCHIVE_URL:
      return are (self, self->n_urls);
    case PD_ARTICLE_TITLE:
    case PD_ARTICLE_ORIGINAL_TITLE:
      return is_prose && are_at_most (self, MAX_TITLE);
    case PD_ARTICLE_AUTHOR:
    case PD_ARTICLE_EDITOR:
    case PD_ARTICLE_SOURCE:
    case PD_ARTICLE_OBTAINED_FROM:
      return is_prose && !are (self, self->n_numbers) && !are (self, self->n_tagged) && are_at_most (self, MAX_NAME);
    case PD_ARTICLE_LANGUAGE:
      return is_prose && are_at_most (self, MAX_LANGUAGE);
    default:
      return TRUE;
    }
}

/**
 * pd_column_profile_rate:
 * @field: a column of the articles
 *
 * Returns: how much the values alone say that they are those of the field: 0 for nothing, 2 for more than a name that may mean it, else 1
 */
guint
pd_column_profile_rate (const PdColumnProfile *self,
                        PdKey field)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->n_values == 0)
    return 0;
  switch (field)
    {
    case PD_ARTICLE_TEXT:
      if (self->n_bytes < (gsize) MIN_TEXT * self->n_values || (self->n_values > 1 && self->n_first * 2 > self->n_values))
        return 0;
      return self->n_bytes >= (gsize) SURE_TEXT * self->n_values ? 2 : 1;
    case PD_ARTICLE_URL:
      return self->n_urls == self->n_values;
    case PD_ARTICLE_DATE:
      /* Numbers may be read as dates. */
      return self->n_dates == self->n_values && strpbrk (self->first, "-/.:年") != NULL;
    default:
      return 0;
    }
}
