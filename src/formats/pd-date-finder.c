#include "pd-date-finder.h"

#include <string.h>

#include "pd-date.h"

/* Where a date is looked for, it stands at the start. */
#define MAX_BYTES 512

#define YEAR_FIRST "(?<!\\d)(?:19|20)\\d\\d(?:\\s?年\\s?\\d{1,2}\\s?月\\s?\\d{1,2}\\s?日|-\\d{1,2}-\\d{1,2}|/\\d{1,2}/\\d{1,2}|\\.\\d{1,2}\\.\\d{1,2})(?!\\d)"
#define ZONE "(?:GMT|UTC)?[+-]\\d\\d:?\\d\\d|Z|UTC|GMT"
#define TIME "(?:[T\\s]{0,3}(\\d{1,2}:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?)\\s?(" ZONE ")?)?"
#define MONTH "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?"

static int
get_month (const char *name)
{
  static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
  g_autofree char *lower = g_ascii_strdown (name, 3);
  const char *found = strstr (names, lower);

  return found != NULL ? (found - names) / 3 + 1 : 0;
}

static void
append_time (GString *date,
             const char *time,
             const char *zone)
{
  if (time == NULL || *time == '\0')
    return;
  g_string_append_printf (date, " %s%s", time[1] == ':' ? "0" : "", time);
  if (zone == NULL || *zone == '\0')
    return;
  /* GMT+0800 */
  if (strlen (zone) > 3 && (g_str_has_prefix (zone, "GMT") || g_str_has_prefix (zone, "UTC")))
    zone += 3;
  g_string_append (date, g_str_equal (zone, "GMT") || g_str_equal (zone, "UTC") ? "Z" : zone);
}

static char *
find_year_first (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("(" YEAR_FIRST ")" TIME, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;
  g_autofree char *zone = NULL;
  g_autoptr (GString) date = NULL;
  char **parts;

  if (!g_regex_match (regex, text, 0, &match))
    return NULL;
  day = g_match_info_fetch (match, 1);
  time = g_match_info_fetch (match, 2);
  zone = g_match_info_fetch (match, 3);
  /* 2025 年 1 月 30 日 */
  parts = g_strsplit (day, " ", -1);
  g_set_str (&day, NULL);
  day = g_strjoinv ("", parts);
  g_strfreev (parts);
  date = g_string_new (day);
  append_time (date, time, zone);
  return pd_date_normalise (date->str);
}

/* March 10, 2017; 10 March 2017; Fri, 10 Mar 2017 09:58:00 +0800 */
static char *
find_english (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("\\b(?:" MONTH "\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?|(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:\\s+of)?[\\s-]+" MONTH ",?)[\\s-]+(?<year>(?:19|20)\\d\\d)\\b(?:\\s+(?<time>\\d{1,2}:\\d\\d(?::\\d\\d)?)\\s?(?<zone>" ZONE ")?)?",
                                          G_REGEX_CASELESS | G_REGEX_DUPNAMES, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *month = NULL;
  g_autofree char *day = NULL;
  g_autofree char *year = NULL;
  g_autofree char *time = NULL;
  g_autofree char *zone = NULL;
  g_autoptr (GString) date = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    return NULL;
  month = g_match_info_fetch (match, 1);
  if (month == NULL || *month == '\0')
    g_set_str (&month, NULL);
  if (month == NULL)
    month = g_match_info_fetch (match, 4);
  day = g_match_info_fetch_named (match, "day");
  year = g_match_info_fetch_named (match, "year");
  time = g_match_info_fetch_named (match, "time");
  zone = g_match_info_fetch_named (match, "zone");
  date = g_string_new (NULL);
  g_string_append_printf (date, "%s-%02d-%02d", year, get_month (month), (int) g_ascii_strtoll (day, NULL, 10));
  append_time (date, time, zone);
  return pd_date_normalise (date->str);
}

/**
 * pd_date_finder_from_epoch:
 * @digits: seconds, or milliseconds, since 1970
 * @offset_hours: the time zone to write it in
 *
 * Returns: (transfer full) (nullable): the time as ISO 8601, %NULL where it is none
 */
char *
pd_date_finder_from_epoch (const char *digits,
                           int offset_hours)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  gsize n = strspn (digits, "0123456789");
  gint64 seconds;

  g_return_val_if_fail (digits != NULL, NULL);

  if (digits[n] != '\0' || (n != 10 && n != 13))
    return NULL;
  seconds = g_ascii_strtoll (digits, NULL, 10);
  if (n == 13)
    seconds /= 1000;
  utc = g_date_time_new_from_unix_utc (seconds);
  if (utc == NULL)
    return NULL;
  if (offset_hours == 0)
    return g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
  zone = g_time_zone_new_offset (offset_hours * 3600);
  local = g_date_time_to_timezone (utc, zone);
  return g_date_time_format (local, "%Y-%m-%dT%H:%M:%S%:z");
}

/**
 * pd_date_finder_find:
 * @text: what a page says of when something was, such as `发布时间：2017年3月10日 09:58` or `Fri, 10 Mar 2017 09:58:00 GMT`
 *
 * Returns: (transfer full) (nullable): the first date in it as ISO 8601, as exactly as it is written; %NULL where there is none
 */
char *
pd_date_finder_find (const char *text)
{
  g_autofree char *start = NULL;
  g_autofree char *valid = NULL;
  char *date;

  g_return_val_if_fail (text != NULL, NULL);

  date = pd_date_normalise (text);
  if (date != NULL)
    return date;
  date = pd_date_finder_from_epoch (text, 0);
  if (date != NULL)
    return date;
  start = g_strndup (text, strnlen (text, MAX_BYTES));
  valid = g_utf8_make_valid (start, -1);
  date = find_year_first (valid);
  return date != NULL ? date : find_english (valid);
}
