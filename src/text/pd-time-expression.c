#include "pd-time-expression.h"

#include <stdio.h>
#include <string.h>

#include "pd-numeral.h"

/* A day as far as it is known: 0 is not known. */
typedef struct
{
  int year;
  int month;
  int day;
} Day;

typedef struct
{
  const PdQuantityScan *scan;
  /* When the article was written; all 0 where that is not known. */
  Day written;
} Reader;

/* What is found: where it ends, and from when to when it is. */
typedef struct
{
  guint end;
  PdTimeKind kind;
  Day from;
  Day to;
} Found;

/**
 * pd_time_expression_free:
 *
 * Frees it.
 */
void
pd_time_expression_free (PdTimeExpression *self)
{
  g_free (self->text);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

static gboolean
is_valid (const Day *day)
{
  if (day->year < 1 || day->year > 9999 || day->month < 0 || day->month > 12)
    return FALSE;
  return day->day == 0 || (day->month > 0 && g_date_valid_dmy (day->day, day->month, day->year));
}

static char *
format_day (const Day *day)
{
  if (!is_valid (day))
    return NULL;
  if (day->month == 0)
    return g_strdup_printf ("%04d", day->year);
  if (day->day == 0)
    return g_strdup_printf ("%04d-%02d", day->year, day->month);
  return g_strdup_printf ("%04d-%02d-%02d", day->year, day->month, day->day);
}

static Day
parse_day (const char *written)
{
  Day day = { 0 };
  int n;

  if (written == NULL || strspn (written, "0123456789") != 4)
    return day;
  n = sscanf (written, "%4d-%2d-%2d", &day.year, &day.month, &day.day);
  day.month = n > 1 ? day.month : 0;
  day.day = n > 2 ? day.day : 0;
  return is_valid (&day) ? day : (Day) { 0 };
}

/* Needs the day on which the article was written. */
static gboolean
add_days (const Day *day,
          int n,
          Day *sum)
{
  GDate date;

  if (day->day == 0 || ABS (n) > 100000)
    return FALSE;
  g_date_set_dmy (&date, day->day, day->month, day->year);
  if (n < 0 && (guint) -n >= g_date_get_julian (&date))
    return FALSE;
  g_date_set_julian (&date, g_date_get_julian (&date) + n);
  *sum = (Day) { g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date) };
  return is_valid (sum);
}

/* To the month. */
static gboolean
add_months (const Day *day,
            int n,
            Day *sum)
{
  int months;

  if (day->month == 0 || ABS (n) > 12000)
    return FALSE;
  months = day->year * 12 + day->month - 1 + n;
  if (months < 12)
    return FALSE;
  *sum = (Day) { months / 12, months % 12 + 1, 0 };
  return is_valid (sum);
}

static gboolean
finish (Found *found,
        guint end,
        Day day)
{
  found->end = end;
  found->kind = PD_TIME_DATE;
  found->from = found->to = day;
  return is_valid (&day);
}

/* A whole number without 多 and the like, up to @max. */
static gboolean
read_number (const PdQuantityScan *scan,
             guint at,
             int max,
             int *value,
             guint *end)
{
  PdNumeral numeral;

  if (!pd_numeral_read (scan, at, &numeral) || strlen (numeral.low) > 5
      || (numeral.flags & ~(PD_NUMERAL_ARABIC | PD_NUMERAL_POSITIONAL | PD_NUMERAL_SINGLE | PD_NUMERAL_SCALED | PD_NUMERAL_ZEROS)))
    return FALSE;
  *value = (int) g_ascii_strtoll (numeral.low, NULL, 10);
  *end = numeral.end;
  return *value <= max;
}

/* 30日, 30号 behind a month. */
static guint
read_day_of_month (const PdQuantityScan *scan,
                   guint at,
                   int *day)
{
  guint end;

  if (!read_number (scan, at, 31, day, &end) || *day == 0 || !pd_quantity_scan_is_one_of (scan->c[end], "日号"))
    {
      *day = 0;
      return at;
    }
  return end + 1;
}

/* 3月, 3月5日 behind a year. */
static guint
read_month (const PdQuantityScan *scan,
            guint at,
            Day *day)
{
  guint end;

  if (!read_number (scan, at, 12, &day->month, &end) || day->month == 0 || scan->c[end] != 0x6708 /* 月 */)
    {
      day->month = 0;
      return at;
    }
  end++;
  if (scan->c[end] == 0x4EFD /* 份 */)
    return end + 1;
  return read_day_of_month (scan, end, &day->day);
}

/* 2025年1月30日 and shorter; 二〇二五年. */
static gboolean
read_calendar (const Reader *self,
               guint at,
               Found *found)
{
  const PdQuantityScan *scan = self->scan;
  Day day = { 0 };
  guint end;

  if (!read_number (scan, at, 9999, &day.year, &end) || scan->c[end] != 0x5E74 /* 年 */ || day.year < 1000)
    return FALSE;
  if (pd_quantity_scan_is_one_of (scan->c[end + 1], "代级"))
    return FALSE;
  return finish (found, read_month (scan, end + 1, &day), day);
}

/* 2025-01-30, 2025.1.30, 2025/1/30. */
static gboolean
read_digits (const Reader *self,
             guint at,
             Found *found)
{
  const PdQuantityScan *scan = self->scan;
  int parts[3] = { 0 };
  gunichar separator = 0;

  if (at > 0 && !scan->gap[at] && (pd_quantity_scan_is_digit (scan->c[at - 1]) || pd_quantity_scan_is_one_of (scan->c[at - 1], "-./")))
    return FALSE;
  for (guint i = 0; i < 3; i++)
    {
      guint n = 0;

      for (; n < 5 && pd_quantity_scan_is_digit (scan->c[at]) && (n == 0 || !scan->gap[at]); n++)
        parts[i] = parts[i] * 10 + (int) (scan->c[at++] - '0');
      if (i == 0 ? n != 4 : n < 1 || n > 2)
        return FALSE;
      if (i == 2)
        break;
      if (!pd_quantity_scan_is_one_of (scan->c[at], "-./") || (separator != 0 && scan->c[at] != separator))
        return FALSE;
      separator = scan->c[at++];
    }
  return finish (found, at, (Day) { parts[0], parts[1], parts[2] }) && parts[1] > 0;
}

/* 11月19日, 3月, 30日: the last one before the article, or of the half year behind it. */
static gboolean
read_without_year (const Reader *self,
                   guint at,
                   Found *found)
{
  const PdQuantityScan *scan = self->scan;
  gunichar before = at > 0 ? scan->c[at - 1] : 0;
  Day day = { self->written.year, 0, 0 };
  guint end = read_month (scan, at, &day);

  if (day.year == 0 || pd_quantity_scan_is_one_of (before, "年个第"))
    return FALSE;
  if (day.month > 0)
    {
      if (self->written.month > 0 && day.month > self->written.month + 6)
        day.year--;
      return finish (found, end, day);
    }
  end = read_day_of_month (scan, at, &day.day);
  if (day.day == 0 || self->written.month == 0 || pd_quantity_scan_is_one_of (before, "第") || pd_quantity_scan_is_one_of (scan->c[end], "内间楼线院")
      || scan->c[end - 1] == 0x53F7 /* 号 */)
    return FALSE;
  day.month = self->written.month;
  if (self->written.day > 0 && day.day > self->written.day && !add_months (&self->written, -1, &day))
    return FALSE;
  if (day.day == 0)
    read_day_of_month (scan, at, &day.day);
  return finish (found, end, day);
}

/* 今年3月, 去年, 上个月, 昨日. */
static gboolean
read_word (const Reader *self,
           guint at,
           Found *found)
{
  static const struct
  {
    const char *word;
    char unit;
    int n;
  } words[] = {
    { "今年", 'y', 0 },
    { "本年", 'y', 0 },
    { "去年", 'y', -1 },
    { "前年", 'y', -2 },
    { "明年", 'y', 1 },
    { "后年", 'y', 2 },
    { "本月", 'm', 0 },
    { "这个月", 'm', 0 },
    { "上月", 'm', -1 },
    { "上个月", 'm', -1 },
    { "下月", 'm', 1 },
    { "下个月", 'm', 1 },
    { "今天", 'd', 0 },
    { "今日", 'd', 0 },
    { "今晨", 'd', 0 },
    { "今早", 'd', 0 },
    { "今晚", 'd', 0 },
    { "昨天", 'd', -1 },
    { "昨日", 'd', -1 },
    { "昨晚", 'd', -1 },
    { "昨夜", 'd', -1 },
    { "大前天", 'd', -3 },
    { "前天", 'd', -2 },
    { "前日", 'd', -2 },
    { "明天", 'd', 1 },
    { "明日", 'd', 1 },
    { "后天", 'd', 2 },
  };
  const Day *written = &self->written;
  Day day = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      guint n = pd_quantity_scan_match (self->scan, at, words[i].word);

      if (n == 0)
        continue;
      /* 目前天气, 以后天… : 前 and 后 of other words. */
      if (pd_quantity_scan_is_one_of (self->scan->c[at], "前后") && at > 0 && pd_quantity_scan_is_one_of (self->scan->c[at - 1], "目以之最然背此从先提"))
        return FALSE;
      if (words[i].unit == 'd')
        return add_days (written, words[i].n, &day) && finish (found, at + n, day);
      if (words[i].unit == 'm')
        return add_months (written, words[i].n, &day) && finish (found, read_day_of_month (self->scan, at + n, &day.day), day);
      if (written->year == 0)
        return FALSE;
      day.year = written->year + words[i].n;
      return finish (found, read_month (self->scan, at + n, &day), day);
    }
  return FALSE;
}

/* 上周, 本周五: from Monday to Sunday. */
static gboolean
read_week (const Reader *self,
           guint at,
           Found *found)
{
  static const char *const words[] = { "上周", "本周", "下周" };
  static const char days[] = "一二三四五六日";

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      guint n = pd_quantity_scan_match (self->scan, at, words[i]);
      Day monday;
      GDate date;
      const char *day;

      if (n == 0 || self->written.day == 0)
        continue;
      g_date_set_dmy (&date, self->written.day, self->written.month, self->written.year);
      if (!add_days (&self->written, 1 - (int) g_date_get_weekday (&date) + ((int) i - 1) * 7, &monday))
        return FALSE;
      found->kind = PD_TIME_DATE;
      found->end = at + n;
      found->from = monday;
      day = self->scan->c[found->end] != 0 ? g_utf8_strchr (days, -1, self->scan->c[found->end]) : NULL;
      if (day == NULL)
        return add_days (&monday, 6, &found->to);
      add_days (&monday, (int) g_utf8_pointer_to_offset (days, day), &found->from);
      found->to = found->from;
      found->end++;
      return TRUE;
    }
  return FALSE;
}

typedef struct
{
  const char *word;
  char unit;
  int n;
} Length;

/* 9个月, 48小时 … */
static const Length *
read_length (const PdQuantityScan *scan,
             guint at,
             int *n,
             guint *end,
             gboolean *exact)
{
  static const Length lengths[] = {
    { "年", 'y', 1 },
    { "个月", 'm', 1 },
    { "个季度", 'm', 3 },
    { "周", 'd', 7 },
    { "个星期", 'd', 7 },
    { "个礼拜", 'd', 7 },
    { "天", 'd', 1 },
    { "日", 'd', 1 },
    { "个交易日", 'p', 1 },
    { "个工作日", 'p', 1 },
    { "个小时", 'h', 1 },
    { "小时", 'h', 1 },
    { "分钟", 'h', 1 },
  };
  PdNumeral numeral;

  if (!pd_numeral_read (scan, at, &numeral) || strlen (numeral.low) > 5 || (numeral.flags & (PD_NUMERAL_POSITIONAL | PD_NUMERAL_ZEROS | PD_NUMERAL_BARE)))
    return NULL;
  *exact = strcmp (numeral.low, numeral.high) == 0 && strchr (numeral.low, '.') == NULL;
  *n = (int) g_ascii_strtoll (numeral.low, NULL, 10);
  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      guint length = pd_quantity_scan_match (scan, numeral.end, lengths[i].word);

      if (length == 0)
        continue;
      *end = numeral.end + length;
      if (scan->c[*end] == 0x591A /* 多 */)
        {
          *exact = FALSE;
          ++*end;
        }
      return &lengths[i];
    }
  return NULL;
}

/* 9个月前, 3天后. */
static gboolean
count_from_article (const Reader *self,
                    const Length *length,
                    int n,
                    Found *found,
                    guint end)
{
  Day day = { 0 };

  n *= length->n;
  if (length->unit == 'd')
    return add_days (&self->written, n, &day) && finish (found, end, day);
  if (length->unit == 'm')
    return add_months (&self->written, n, &day) && finish (found, end, day);
  if (length->unit != 'y' || self->written.year == 0)
    return FALSE;
  day.year = self->written.year + n;
  return finish (found, end, day);
}

/* What is counted: 9个月前 from the article on, 第2天 from what only a reader knows; 两天内, 9个月 for how long. */
static gboolean
read_counted (const Reader *self,
              guint at,
              Found *found)
{
  static const char *const ends[] = { "之内", "以内", "以来", "内", "间", "里", "来" };
  const PdQuantityScan *scan = self->scan;
  gunichar before = at > 0 ? scan->c[at - 1] : 0;
  gboolean exact;
  int n;
  guint end;
  const Length *length = read_length (scan, at, &n, &end, &exact);

  if (length == NULL || (length->unit == 'y' && (n >= 1000 || pd_quantity_scan_is_one_of (scan->c[end], "代级龄度"))))
    return FALSE;
  if (before == 0x7B2C /* 第 */)
    {
      found->end = end;
      found->kind = PD_TIME_ANCHORED;
      return length->unit != 'h';
    }
  /* 有一天, 某一天 */
  if (pd_quantity_scan_is_one_of (before, "有某那哪每月年周"))
    return FALSE;
  if (scan->c[end] == 0x524D /* 前 */ || pd_quantity_scan_match (scan, end, "之前") || pd_quantity_scan_match (scan, end, "以前"))
    return exact && count_from_article (self, length, -n, found, end + (scan->c[end] == 0x524D ? 1 : 2));
  if (scan->c[end] == 0x540E /* 后 */ || pd_quantity_scan_match (scan, end, "之后") || pd_quantity_scan_match (scan, end, "以后"))
    {
      found->end = end + (scan->c[end] == 0x540E ? 1 : 2);
      found->kind = PD_TIME_ANCHORED;
      return TRUE;
    }
  found->kind = PD_TIME_PERIOD;
  found->end = end;
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      guint more = pd_quantity_scan_match (scan, end, ends[i]);

      if (more > 0)
        {
          found->end = end + more;
          return TRUE;
        }
    }
  return !g_str_equal (length->word, "日");
}

static gboolean
read_fixed (const Reader *self,
            guint at,
            Found *found)
{
  static const struct
  {
    const char *word;
    PdTimeKind kind;
  } words[] = {
    { "一夜之间", PD_TIME_PERIOD },
    { "一夜", PD_TIME_PERIOD },
    { "一晚", PD_TIME_PERIOD },
    { "单日", PD_TIME_PERIOD },
    { "半年", PD_TIME_PERIOD },
    { "半个月", PD_TIME_PERIOD },
    { "全年", PD_TIME_PERIOD },
    { "次日", PD_TIME_ANCHORED },
    { "翌日", PD_TIME_ANCHORED },
    { "当天", PD_TIME_ANCHORED },
    { "当日", PD_TIME_ANCHORED },
    { "当晚", PD_TIME_ANCHORED },
    { "同日", PD_TIME_ANCHORED },
    { "第二天", PD_TIME_ANCHORED },
  };

  if (at > 0 && pd_quantity_scan_is_one_of (self->scan->c[at - 1], "上下大前后"))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      guint n = pd_quantity_scan_match (self->scan, at, words[i].word);

      if (n == 0)
        continue;
      found->end = at + n;
      found->kind = words[i].kind;
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_at (const Reader *self,
         guint at,
         Found *found)
{
  return read_fixed (self, at, found) || read_word (self, at, found) || read_week (self, at, found)
         || (pd_quantity_scan_is_digit (self->scan->c[at]) && read_digits (self, at, found))
         || (pd_numeral_begins (self->scan->c[at]) && (read_calendar (self, at, found) || read_without_year (self, at, found) || read_counted (self, at, found)));
}

/* Further than any expression reaches: what stands before is no part of it. */
static guint
skip_numeral (const PdQuantityScan *scan,
              guint at)
{
  PdNumeral numeral;

  if (!pd_numeral_begins (scan->c[at]))
    return at + 1;
  pd_numeral_read (scan, at, &numeral);
  return MAX (numeral.end, at + 1);
}

/**
 * pd_time_expression_read:
 * @utf8: a text in UTF-8
 * @n_bytes: its length in bytes, or -1
 * @written_on: (nullable): when it was written, as ISO 8601, as exact as it is known
 *
 * Finds the expressions of time in a text: dates, and those that are counted from when it was written; periods; and what is counted from
 * something that only a reader knows, which is found, but has no date.
 *
 * Returns: (transfer full) (element-type PdTimeExpression): the expressions, in their order
 */
GPtrArray *
pd_time_expression_read (const char *utf8,
                         gssize n_bytes,
                         const char *written_on)
{
  g_autoptr (PdQuantityScan) scan = NULL;
  GPtrArray *expressions = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_time_expression_free);
  Reader self = { .written = parse_day (written_on) };
  const char *p = utf8;
  guint offset = 0;

  g_return_val_if_fail (utf8 != NULL, NULL);

  scan = pd_quantity_scan_new (utf8, n_bytes);
  self.scan = scan;
  for (guint at = 0; at < scan->n;)
    {
      Found found = { 0 };
      PdTimeExpression *expression;
      const char *end;

      if (!read_at (&self, at, &found))
        {
          at = skip_numeral (scan, at);
          continue;
        }
      expression = g_new0 (PdTimeExpression, 1);
      expression->start = scan->offsets[at];
      expression->end = scan->offsets[found.end - 1] + 1;
      expression->kind = found.kind;
      p = g_utf8_offset_to_pointer (p, expression->start - offset);
      end = g_utf8_offset_to_pointer (p, expression->end - expression->start);
      expression->text = g_strndup (p, end - p);
      offset = expression->end;
      p = end;
      if (found.kind == PD_TIME_DATE)
        {
          expression->from = format_day (&found.from);
          expression->to = format_day (&found.to);
        }
      g_ptr_array_add (expressions, expression);
      at = found.end;
    }
  return expressions;
}
