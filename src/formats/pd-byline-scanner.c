#include "pd-byline-scanner.h"

#include <string.h>

#include "pd-written-date.h"

/* How long the label of a part that is not known may be, in characters. */
#define MAX_UNKNOWN_LABEL 5

/**
 * pd_byline_has_prefix:
 * @text: what is read
 * @prefixes: (array zero-terminated=1): what it may begin with; a longer one stands before one that it begins with
 * @n_bytes: (out): how long the one is that it begins with; not set where there is none
 *
 * Returns: whether it begins with one of these
 */
gboolean
pd_byline_has_prefix (const char *text,
                      const char *const *prefixes,
                      gsize *n_bytes)
{
  for (guint i = 0; prefixes[i] != NULL; i++)
    {
      if (strncmp (text, prefixes[i], strlen (prefixes[i])) == 0)
        {
          *n_bytes = strlen (prefixes[i]);
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * pd_byline_skip_bar:
 * @p: what is read
 *
 * Returns: how many bytes a bar is long that it begins with, or one of the other signs that part what is on one line; 0 for none
 */
gsize
pd_byline_skip_bar (const char *p)
{
  static const char *const bars[] = { "|", "｜", "丨", "│", "┃", "∣", "▏", "•", "—", NULL };
  gsize n;

  return pd_byline_has_prefix (p, bars, &n) ? n : 0;
}

/**
 * pd_byline_skip_comma:
 * @p: what is read
 *
 * Returns: how many bytes a comma is long that it begins with, or one of the signs like it; 0 for none
 */
gsize
pd_byline_skip_comma (const char *p)
{
  static const char *const commas[] = { ",", "，", "、", "/", "／", "·", "-", "(", ")", "（", "）", "【", "】", "[", "]", NULL };
  gsize n;

  return pd_byline_has_prefix (p, commas, &n) ? n : 0;
}

/**
 * pd_byline_skip_space:
 * @p: what is read
 *
 * Returns: how many bytes the space is long that it begins with; 0 for none
 */
gsize
pd_byline_skip_space (const char *p)
{
  return *p != '\0' && g_unichar_isspace (g_utf8_get_char (p)) ? (gsize) (g_utf8_next_char (p) - p) : 0;
}

/* A day of the week before an English date. */
static gsize
skip_day_of_week (const char *p)
{
  static const char *const days[] = { "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", NULL };
  gsize n;

  return pd_byline_has_prefix (p, days, &n) && !g_ascii_isalnum (p[n]) ? n : 0;
}

/**
 * pd_byline_skip_separators:
 * @p: what is read
 *
 * Returns: (transfer none): where the next word begins
 */
const char *
pd_byline_skip_separators (const char *p)
{
  gsize n;

  while ((n = pd_byline_skip_space (p)) > 0 || (n = pd_byline_skip_bar (p)) > 0 || (n = pd_byline_skip_comma (p)) > 0 || (n = skip_day_of_week (p)) > 0)
    p += n;
  return p;
}

/**
 * pd_byline_read_label:
 * @p: what is read
 * @n_bytes: (out): how long the label is, with what sets it off
 * @has_sign: (out): whether a sign sets it off, and not only space
 *
 * Reads a label where a label is meant: not a word that happens to be one.
 *
 * Returns: the label that it begins with
 */
PdLabel
pd_byline_read_label (const char *p,
                      gsize *n_bytes,
                      gboolean *has_sign)
{
  gboolean needs_sign;
  gsize n_label, n_sign, n_date;
  PdLabel label = pd_label_find (p, &n_label, &needs_sign);
  g_autofree char *date = NULL;

  *n_bytes = 0;
  *has_sign = FALSE;
  if (label == PD_LABEL_NONE)
    return PD_LABEL_NONE;
  n_sign = pd_label_skip_sign (p + n_label);
  *has_sign = n_sign > 0;
  if (n_sign == 0 && (label == PD_LABEL_DATE || label == PD_LABEL_UPDATED))
    {
      gsize n_space = pd_byline_skip_space (p + n_label);

      date = pd_written_date_read (p + n_label + n_space, &n_date);
      if (date == NULL)
        return PD_LABEL_NONE;
      n_sign = n_space;
    }
  else if (n_sign == 0)
    {
      n_sign = pd_byline_skip_space (p + n_label);
      if (n_sign == 0 || (needs_sign && !(g_ascii_strncasecmp (p, "by ", 3) == 0 && g_ascii_isupper (p[3]))))
        return PD_LABEL_NONE;
    }
  *n_bytes = n_label + n_sign;
  return label;
}

/**
 * pd_byline_skip_unknown_label:
 * @p: what is read
 *
 * Returns: how many bytes the label of a part is long that is not known: `选题：`, `外联：`; 0 for none
 */
gsize
pd_byline_skip_unknown_label (const char *p)
{
  const char *start = p;
  guint n = 0;

  while (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HAN)
    {
      p = g_utf8_next_char (p);
      n++;
    }
  if (n < 2 || n > MAX_UNKNOWN_LABEL || (*p != ':' && strncmp (p, "：", 3) != 0))
    return 0;
  return p + (*p == ':' ? 1 : 3) - start;
}

/**
 * pd_byline_find_end_of_value:
 * @start: what stands behind a label
 *
 * Returns: (transfer none): where what it labels ends: before the next label, date or bar
 */
const char *
pd_byline_find_end_of_value (const char *start)
{
  const char *p = start;

  /* Numbers in an address are no date. */
  if (g_str_has_prefix (p, "http"))
    return p + strcspn (p, " \t");
  while (*p != '\0')
    {
      gsize n = pd_byline_skip_bar (p), n_next;
      gboolean has_sign;

      if (n > 0)
        return p;
      n = pd_byline_skip_space (p);
      if (n == 0 && p > start)
        n = pd_byline_skip_comma (p);
      if (n > 0)
        {
          g_autofree char *date = pd_written_date_read (p + n, &n_next);

          if (date != NULL || pd_byline_read_label (p + n, &n_next, &has_sign) != PD_LABEL_NONE || pd_byline_skip_unknown_label (p + n) > 0)
            return p;
          p += n;
        }
      else
        p = g_utf8_next_char (p);
    }
  return p;
}

/**
 * pd_byline_dup_stripped:
 * @start: where a value begins
 * @end: where it ends
 *
 * Returns: (transfer full): it without the space and the commas around it
 */
char *
pd_byline_dup_stripped (const char *start,
                        const char *end)
{
  while (start < end && (pd_byline_skip_space (start) > 0 || pd_byline_skip_comma (start) > 0))
    start = g_utf8_next_char (start);
  while (start < end)
    {
      const char *last = g_utf8_prev_char (end);

      if (pd_byline_skip_space (last) == 0 && pd_byline_skip_comma (last) == 0)
        break;
      end = last;
    }
  return g_strndup (start, end - start);
}
