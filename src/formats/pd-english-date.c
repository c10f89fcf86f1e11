#include "pd-english-date.h"

#include <string.h>

static const char *const months[] = { "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december" };
static const char *const days[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };

/* What was read of a date; 0 or empty for what was not. */
typedef struct
{
  int year;
  int month;
  int day;
  int hour;
  gboolean is_past_noon;
  gboolean is_before_noon;
  char time[sizeof "00:00:00"];
  char zone[sizeof "+00:00"];
} Date;

/* The whole word, its first three letters, or these with a point behind them. */
static int
find_name (const char *const *names,
           gsize n_names,
           const char *word)
{
  gsize n = strlen (word);

  if (n > 3 && word[n - 1] == '.')
    n--;
  for (gsize i = 0; n >= 3 && i < n_names; i++)
    {
      if (strncmp (names[i], word, n) == 0 && (n == 3 || n == strlen (names[i]) || (n == 4 && g_str_equal (names[i], "september"))))
        return i + 1;
    }
  return 0;
}

static gboolean
take_number (Date *date,
             const char *word)
{
  static const char *const ordinals[] = { "", "st", "nd", "rd", "th", NULL };
  gsize n = strspn (word, "0123456789");
  int number = g_ascii_strtoll (word, NULL, 10);

  if (n == 4 && word[4] == '\0' && date->year == 0)
    date->year = number;
  else if ((n == 1 || n == 2) && g_strv_contains (ordinals, word + n) && date->day == 0)
    date->day = number;
  else
    return FALSE;
  return number > 0;
}

static gboolean
take_time (Date *date,
           const char *word)
{
  gsize n_hour = strspn (word, "0123456789");
  const char *rest = word + n_hour;
  gboolean has_seconds = strlen (rest) == 6;

  if (date->time[0] != '\0' || n_hour < 1 || n_hour > 2 || (strlen (rest) != 3 && !has_seconds))
    return FALSE;
  for (gsize i = 0; rest[i] != '\0'; i++)
    {
      if (i % 3 == 0 ? rest[i] != ':' : !g_ascii_isdigit (rest[i]))
        return FALSE;
    }
  date->hour = g_ascii_strtoll (word, NULL, 10);
  g_strlcpy (date->time, rest + 1, sizeof date->time);
  return date->hour < 24 && rest[1] < '6' && (!has_seconds || rest[4] < '6');
}

static gboolean
take_zone (Date *date,
           const char *word)
{
  gsize n = strspn (word + 1, "0123456789");

  if (date->zone[0] != '\0')
    return FALSE;
  if (g_str_equal (word, "gmt") || g_str_equal (word, "utc") || g_str_equal (word, "z"))
    {
      g_strlcpy (date->zone, "Z", sizeof date->zone);
      return TRUE;
    }
  if ((*word != '+' && *word != '-') || n != 4 || word[5] != '\0' || memcmp (word + 1, "1400", 4) > 0 || word[3] > '5')
    return FALSE;
  g_snprintf (date->zone, sizeof date->zone, "%.3s:%s", word, word + 3);
  return TRUE;
}

static gboolean
take_word (Date *date,
           const char *word)
{
  int month = find_name (months, G_N_ELEMENTS (months), word);

  if (month > 0)
    {
      if (date->month > 0)
        return FALSE;
      date->month = month;
      return TRUE;
    }
  if (find_name (days, G_N_ELEMENTS (days), word) > 0 || g_str_equal (word, "at"))
    return TRUE;
  if (g_str_equal (word, "am") || g_str_equal (word, "pm"))
    {
      if (date->is_before_noon || date->is_past_noon)
        return FALSE;
      date->is_before_noon = *word == 'a';
      date->is_past_noon = *word == 'p';
      return TRUE;
    }
  if (strchr (word, ':') != NULL)
    return take_time (date, word);
  return g_ascii_isdigit (*word) ? take_number (date, word) : take_zone (date, word);
}

static gboolean
correct_hour (Date *date)
{
  if (!date->is_before_noon && !date->is_past_noon)
    return TRUE;
  if (date->time[0] == '\0' || date->hour < 1 || date->hour > 12)
    return FALSE;
  date->hour = date->hour % 12 + (date->is_past_noon ? 12 : 0);
  return TRUE;
}

/**
 * pd_english_date_normalise:
 * @written: a date or time with the name of a month in English, such as `Mon, 03 Feb 2025 01:15:44 GMT`, `Mon Feb 03 01:15:44
 *   +0800 2025`, `February 3, 2025` or `3 Feb 2025`
 *
 * Returns: (transfer full) (nullable): the same as [func@Pd.date_normalise] writes it; %NULL where it is no such date
 */
char *
pd_english_date_normalise (const char *written)
{
  g_autofree char *lower = NULL;
  g_auto (GStrv) words = NULL;
  Date date = { 0 };

  g_return_val_if_fail (written != NULL, NULL);

  /* None is longer, and nothing else is worth taking apart. */
  if (strlen (written) > 60)
    return NULL;
  lower = g_strdelimit (g_ascii_strdown (written, -1), ",\t\n()", ' ');
  words = g_strsplit (lower, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] != '\0' && !take_word (&date, words[i]))
        return NULL;
    }
  if (date.year == 0 || date.month == 0 || !correct_hour (&date) || (date.day == 0 && date.time[0] != '\0') || (date.time[0] == '\0' && date.zone[0] != '\0'))
    return NULL;
  if (date.day == 0)
    return g_strdup_printf ("%04d-%02d", date.year, date.month);
  if (!g_date_valid_dmy (date.day, date.month, date.year))
    return NULL;
  if (date.time[0] == '\0')
    return g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%s%s", date.year, date.month, date.day, date.hour, date.time, date.zone);
}
