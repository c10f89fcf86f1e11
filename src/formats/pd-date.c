#include "pd-date.h"

#include <string.h>

#include "pd-english-date.h"

static gboolean
read_number (const char **p,
             guint min_digits,
             guint max_digits,
             int *number)
{
  guint n = 0;

  *number = 0;
  for (; n < max_digits && g_ascii_isdigit ((*p)[n]); n++)
    *number = *number * 10 + ((*p)[n] - '0');
  if (n < min_digits)
    return FALSE;
  *p += n;
  return TRUE;
}

static gboolean
read_word (const char **p,
           const char *word)
{
  if (!g_str_has_prefix (*p, word))
    return FALSE;
  *p += strlen (word);
  return TRUE;
}

static void
skip_space (const char **p)
{
  while (g_unichar_isspace (g_utf8_get_char (*p)))
    *p = g_utf8_next_char (*p);
}

/* What stands between year and month, month and day: one of these, and the same both times. */
static gboolean
read_separator (const char **p,
                const char **separator)
{
  static const char *const separators[] = { "-", "/", ".", "年", NULL };

  if (*separator != NULL)
    return read_word (p, g_str_equal (*separator, "年") ? "月" : *separator);
  for (guint i = 0; separators[i] != NULL; i++)
    {
      if (read_word (p, separators[i]))
        {
          *separator = separators[i];
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
read_zone (const char **p,
           GString *date)
{
  int hours, minutes = 0;
  char sign = **p;

  if (read_word (p, "Z") || read_word (p, "UTC"))
    {
      g_string_append_c (date, 'Z');
      return TRUE;
    }
  if (sign != '+' && sign != '-')
    return TRUE;
  (*p)++;
  if (!read_number (p, 2, 2, &hours))
    return FALSE;
  read_word (p, ":");
  if (g_ascii_isdigit (**p) && !read_number (p, 2, 2, &minutes))
    return FALSE;
  if (hours > 14 || minutes > 59)
    return FALSE;
  g_string_append_printf (date, "%c%02d:%02d", sign, hours, minutes);
  return TRUE;
}

static gboolean
read_time (const char **p,
           GString *date)
{
  int hour, minute, second;

  if (!read_number (p, 1, 2, &hour) || !read_word (p, ":") || !read_number (p, 2, 2, &minute) || hour > 23 || minute > 59)
    return FALSE;
  g_string_append_printf (date, "T%02d:%02d", hour, minute);
  if (read_word (p, ":"))
    {
      if (!read_number (p, 2, 2, &second) || second > 60)
        return FALSE;
      g_string_append_printf (date, ":%02d", second);
      if (**p == '.' && g_ascii_isdigit ((*p)[1]))
        {
          gsize n = 1;

          while (g_ascii_isdigit ((*p)[n]))
            n++;
          g_string_append_len (date, *p, MIN (n, 10));
          *p += n;
        }
    }
  skip_space (p);
  return read_zone (p, date);
}

/* Appends month and day as far as they are written. */
static gboolean
read_rest_of_date (const char **p,
                   int year,
                   GString *date,
                   gboolean *has_day)
{
  const char *separator = NULL;
  int month, day;

  *has_day = FALSE;
  /* 20250130 */
  if (g_ascii_isdigit (**p))
    {
      if (!read_number (p, 2, 2, &month) || !read_number (p, 2, 2, &day) || g_ascii_isdigit (**p))
        return FALSE;
      *has_day = TRUE;
    }
  else
    {
      if (!read_separator (p, &separator))
        return TRUE;
      /* 2025年 */
      if (!g_ascii_isdigit (**p))
        return g_str_equal (separator, "年");
      if (!read_number (p, 1, 2, &month))
        return FALSE;
      if (read_separator (p, &separator) && g_ascii_isdigit (**p))
        {
          if (!read_number (p, 1, 2, &day))
            return FALSE;
          read_word (p, "日");
          *has_day = TRUE;
        }
    }
  if (month < 1 || month > 12 || (*has_day && !g_date_valid_dmy (day, month, year)))
    return FALSE;
  g_string_append_printf (date, "-%02d", month);
  if (*has_day)
    g_string_append_printf (date, "-%02d", day);
  return TRUE;
}

/**
 * pd_date_normalise:
 * @written: a date or time that somebody wrote, year first, such as `2025-02-03 01:15:44`, `2025.2.6` or `2025年1月30日`, or
 *   with the name of a month in English, such as `Mon, 03 Feb 2025 01:15:44 GMT`
 *
 * Returns: (transfer full) (nullable): the same as ISO 8601, exactly as exact as it was (`2025`, `2025-01-30`,
 *   `2025-02-03T01:15:44`), without a time zone where none was written; %NULL where it is no date
 */
char *
pd_date_normalise (const char *written)
{
  g_autoptr (GString) date = NULL;
  const char *p = written;
  gboolean has_day;
  int year;

  g_return_val_if_fail (written != NULL, NULL);

  skip_space (&p);
  if (!g_ascii_isdigit (*p) || !read_number (&p, 4, 4, &year))
    return pd_english_date_normalise (written);
  if (year == 0)
    return NULL;
  date = g_string_new (NULL);
  g_string_append_printf (date, "%04d", year);
  if (!read_rest_of_date (&p, year, date, &has_day))
    return NULL;
  if (has_day)
    {
      gboolean has_t = read_word (&p, "T") || read_word (&p, "t");

      skip_space (&p);
      if ((has_t || g_ascii_isdigit (*p)) && !read_time (&p, date))
        return NULL;
    }
  skip_space (&p);
  return *p == '\0' ? g_string_free_and_steal (g_steal_pointer (&date)) : NULL;
}
