#pragma once

#include "pd-word.h"

G_BEGIN_DECLS

/**
 * PD_COLUMN_PROFILE_MAX_SAMPLES:
 *
 * How many values of a column are kept to be shown.
 */
#define PD_COLUMN_PROFILE_MAX_SAMPLES 3

/**
 * PdColumnProfile:
 * @n_values: how many records have a value
 * @n_bytes: how long these are together
 * @n_characters: the same in code points
 * @n_urls: how many are addresses of pages
 * @n_dates: how many are dates
 * @n_numbers: how many are nothing but numbers
 * @n_tagged: how many have tags of HTML
 * @n_first: how many are the same as the first
 * @first: (nullable): the first
 * @samples: the first different ones, shortened
 * @n_samples: how many of these there are
 *
 * What the values of a column are like.
 */
typedef struct
{
  guint n_values;
  gsize n_bytes;
  gsize n_characters;
  guint n_urls;
  guint n_dates;
  guint n_numbers;
  guint n_tagged;
  guint n_first;
  char *first;
  char *samples[PD_COLUMN_PROFILE_MAX_SAMPLES + 1];
  guint n_samples;
} PdColumnProfile;

void pd_column_profile_add (PdColumnProfile *self,
                            const char *value);
void pd_column_profile_clear (PdColumnProfile *self);

gboolean pd_column_profile_fits (const PdColumnProfile *self,
                                 PdKey field);
guint pd_column_profile_rate (const PdColumnProfile *self,
                              PdKey field);

G_END_DECLS
