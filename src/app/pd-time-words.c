#include "pd-time-words.h"

#include <glib/gi18n-lib.h>

static gboolean
is_same_day (GDateTime *a,
             GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b) && g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

/**
 * pd_time_words_format:
 * @time: in seconds since 1970 in UTC
 *
 * Returns: (transfer full): when that was, as people say it
 */
char *
pd_time_words_format (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time);
  g_autoptr (GDateTime) then = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (today, -1);

  g_return_val_if_fail (then != NULL, NULL);

  if (is_same_day (then, today))
    /* Translators: a time as in g_date_time_format(). */
    return g_date_time_format (then, _ ("Today, %H:%M"));
  if (is_same_day (then, yesterday))
    /* Translators: a time as in g_date_time_format(). */
    return g_date_time_format (then, _ ("Yesterday, %H:%M"));
  /* Translators: a date and time as in g_date_time_format(). */
  return g_date_time_format (then, _ ("%-d %B %Y, %H:%M"));
}
