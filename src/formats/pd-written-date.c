#include "pd-written-date.h"

#include <string.h>

#include "pd-date.h"

static const char *const months[] = { "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december" };

/* What may stand between a day and a time: the day of the week, and which half of the day it is. */
static const char *const days_of_week[] = {
  "星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日", "星期天",
  "周一", "周二", "周三", "周四", "周五", "周六", "周日",
  "週一", "週二", "週三", "週四", "週五", "週六", "週日",
  "月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日",
  "월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일",
  NULL
};
static const char *const short_days_of_week[] = { "一", "二", "三", "四", "五", "六", "日", "月", "火", "水", "木", "金", "土", "월", "화", "수", "목", "금", "토", "일", NULL };
static const char *const mornings[] = { "上午", "凌晨", "早上", "午前", "오전", "am", "a.m.", NULL };
static const char *const afternoons[] = { "下午", "晚上", "午后", "午後", "오후", "pm", "p.m.", NULL };

static void
skip_space (const char **p)
{
  while (**p != '\n' && g_unichar_isspace (g_utf8_get_char (*p)))
    *p = g_utf8_next_char (*p);
}

static gboolean
read_word (const char **p,
           const char *word)
{
  gsize n = strlen (word);

  if (g_ascii_strncasecmp (*p, word, n) != 0)
    return FALSE;
  *p += n;
  return TRUE;
}

static gboolean
read_one_of (const char **p,
             const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (read_word (p, words[i]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
read_number (const char **p,
             guint max_digits,
             guint *number)
{
  guint n = 0;

  *number = 0;
  for (; n < max_digits && g_ascii_isdigit ((*p)[n]); n++)
    *number = *number * 10 + ((*p)[n] - '0');
  if (n == 0 || g_ascii_isdigit ((*p)[n]))
    return FALSE;
  *p += n;
  return TRUE;
}

/* The mark behind a year, month or day; a dot or dash is the same mark each time. */
static gboolean
read_mark (const char **p,
           const char *const *words,
           char *sign)
{
  const char *start = *p;

  skip_space (p);
  if (*sign == '\0' && read_one_of (p, words))
    {
      skip_space (p);
      return TRUE;
    }
  if ((*sign == '\0' && strchr ("-/.", **p) != NULL && **p != '\0') || (*sign != '\0' && **p == *sign))
    {
      *sign = **p;
      (*p)++;
      skip_space (p);
      return TRUE;
    }
  *p = start;
  return FALSE;
}

static gboolean
read_year_first (const char **p,
                 guint *year,
                 guint *month,
                 guint *day)
{
  static const char *const years[] = { "年", "년", NULL };
  static const char *const month_marks[] = { "月", "월", NULL };
  static const char *const day_marks[] = { "日", "号", "일", NULL };
  char sign = '\0';
  const char *end;

  if (!read_number (p, 4, year) || *year < 1800 || *year > 2200 || !read_mark (p, years, &sign) || !read_number (p, 2, month) || !read_mark (p, month_marks, &sign) || !read_number (p, 2, day))
    return FALSE;
  end = *p;
  /* 2025.01.30. as in Korea */
  if (sign == '\0')
    {
      skip_space (p);
      if (!read_one_of (p, day_marks))
        *p = end;
    }
  else if (sign == '.')
    read_word (p, ".");
  return TRUE;
}

static gboolean
read_month_name (const char **p,
                 guint *month)
{
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      gsize n = strlen (months[i]);

      /* Abbreviated to three letters or more. */
      while (n >= 3 && g_ascii_strncasecmp (*p, months[i], n) != 0)
        n--;
      if (n < 3 || g_ascii_isalpha ((*p)[n]))
        continue;
      *p += n;
      read_word (p, ".");
      skip_space (p);
      *month = i + 1;
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_day_in_month (const char **p,
                   guint *day)
{
  static const char *const endings[] = { "st", "nd", "rd", "th", NULL };

  if (!read_number (p, 2, day))
    return FALSE;
  read_one_of (p, endings);
  read_word (p, ",");
  skip_space (p);
  return TRUE;
}

/* January 30, 2025 or 30 January 2025 */
static gboolean
read_month_named (const char **p,
                  guint *year,
                  guint *month,
                  guint *day)
{
  if (read_month_name (p, month))
    {
      if (!read_day_in_month (p, day))
        return FALSE;
    }
  else
    {
      if (!read_day_in_month (p, day))
        return FALSE;
      read_word (p, "of ");
      if (!read_month_name (p, month))
        return FALSE;
      read_word (p, ",");
      skip_space (p);
    }
  return read_number (p, 4, year) && *year >= 1800 && *year <= 2200;
}

static void
skip_day_of_week (const char **p)
{
  const char *start = *p;

  skip_space (p);
  if (read_word (p, "(") || read_word (p, "（"))
    {
      if ((read_one_of (p, days_of_week) || read_one_of (p, short_days_of_week)) && (read_word (p, ")") || read_word (p, "）")))
        return;
    }
  else if (read_one_of (p, days_of_week))
    return;
  *p = start;
}

/* Appends the time, if there is one. */
static void
read_time (const char **p,
           GString *date)
{
  static const char *const hour_marks[] = { ":", "：", "时", "時", "시", NULL };
  static const char *const minute_marks[] = { ":", "：", "分", "분", NULL };
  const char *end = *p;
  gboolean is_morning, is_afternoon;
  guint hour, minute = 0, second = 0;

  read_word (p, "T");
  read_word (p, ",");
  skip_space (p);
  is_morning = read_one_of (p, mornings);
  is_afternoon = !is_morning && read_one_of (p, afternoons);
  skip_space (p);
  if (!read_number (p, 2, &hour) || !read_one_of (p, hour_marks))
    {
      *p = end;
      return;
    }
  skip_space (p);
  if (!read_number (p, 2, &minute) || hour > 23 || minute > 59)
    {
      *p = end;
      return;
    }
  end = *p;
  if (read_one_of (p, minute_marks) && read_number (p, 2, &second) && second < 60)
    {
      read_word (p, "秒");
      end = *p;
    }
  else
    {
      second = 60;
      *p = end;
      read_one_of (p, minute_marks + 2);
      end = *p;
    }
  skip_space (p);
  if (!is_morning && !is_afternoon)
    {
      is_morning = read_one_of (p, mornings);
      is_afternoon = !is_morning && read_one_of (p, afternoons);
    }
  if (!is_morning && !is_afternoon)
    *p = end;
  if (is_afternoon && hour < 12)
    hour += 12;
  if (is_morning && hour == 12)
    hour = 0;
  g_string_append_printf (date, "T%02u:%02u", hour, minute);
  if (second < 60)
    g_string_append_printf (date, ":%02u", second);
}

/* 2025-01-30T08:30:00+08:00, which machines write. */
static char *
read_machine_date (const char *text,
                   gsize *n_bytes)
{
  gsize n = strcspn (text, " \t\n");
  g_autofree char *word = NULL;

  if (n < 16 || n > 40 || (text[10] != 'T' && text[10] != 't'))
    return NULL;
  word = g_strndup (text, n);
  *n_bytes = n;
  return pd_date_normalise (word);
}

/**
 * pd_written_date_read:
 * @text: where a date may be
 * @n_bytes: (out): how much of @text it takes, with day of the week and time
 *
 * Reads a date with a day, as bylines have them in Chinese, Japanese, Korean and English.
 *
 * Returns: (transfer full) (nullable): the date as ISO 8601, as exact as it is written, or %NULL where @text does not start
 *   with one
 */
char *
pd_written_date_read (const char *text,
                      gsize *n_bytes)
{
  g_autoptr (GString) date = g_string_new (NULL);
  const char *p = text;
  guint year, month, day;
  char *machine_date;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (n_bytes != NULL, NULL);

  machine_date = read_machine_date (text, n_bytes);
  if (machine_date != NULL)
    return machine_date;
  *n_bytes = 0;
  if (!read_year_first (&p, &year, &month, &day))
    {
      p = text;
      if (!read_month_named (&p, &year, &month, &day))
        return NULL;
    }
  g_string_append_printf (date, "%04u-%02u-%02u", year, month, day);
  skip_day_of_week (&p);
  read_time (&p, date);
  if (g_unichar_isalnum (g_utf8_get_char (p)))
    return NULL;
  *n_bytes = p - text;
  return pd_date_normalise (date->str);
}
