#include "pd-table-value.h"

#include <string.h>

#include "pd-date.h"

/* What programs write where there is no value. */
static const char *const missing[] = { "NULL", "null", "None", "nan", "NaN", "N/A", "n/a", "NA", "#N/A", "\\N", "undefined" };

/* The elements that a text with markup has some of. */
static const char *const elements[] = { "p", "br", "div", "span", "img", "a", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "b", "i", "u", "blockquote", "section", "article", "figure", "figcaption", "table", "tr", "td", "th", "pre", "code", "hr", "font", "center", "video", "iframe", "html", "body" };

/* Seconds since 1970 in numbers of ten digits, as far as they are of the age of the web. */
#define MIN_SECONDS G_GINT64_CONSTANT (600000000)
#define MAX_SECONDS G_GINT64_CONSTANT (4102444800)

static gboolean
is_blank (const char *value)
{
  for (; *value != '\0'; value = g_utf8_next_char (value))
    {
      gunichar c = g_utf8_get_char (value);

      if (!g_unichar_isspace (c) && !g_unichar_iszerowidth (c) && c != 0xFEFF)
        return FALSE;
    }
  return TRUE;
}

/**
 * pd_table_value_is_missing:
 * @value: (nullable): what is in a field
 *
 * Returns: whether that is nothing, or what programs write for nothing
 */
gboolean
pd_table_value_is_missing (const char *value)
{
  if (value == NULL || is_blank (value))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (missing); i++)
    {
      if (g_str_equal (value, missing[i]))
        return TRUE;
    }
  return FALSE;
}

/**
 * pd_table_value_is_url:
 * @value: what is in a field
 *
 * Returns: whether that is the address of a page and nothing else
 */
gboolean
pd_table_value_is_url (const char *value)
{
  gsize n = strcspn (value, ":");

  if ((n != 4 || g_ascii_strncasecmp (value, "http", 4) != 0) && (n != 5 || g_ascii_strncasecmp (value, "https", 5) != 0))
    return FALSE;
  return g_str_has_prefix (value + n, "://") && value[n + 3] != '\0' && strpbrk (value, " \n\t<>\"") == NULL;
}

/**
 * pd_table_value_is_number:
 * @value: what is in a field
 *
 * Returns: whether that is a number: digits with what may stand before, between and behind them
 */
gboolean
pd_table_value_is_number (const char *value)
{
  return *value != '\0' && value[strspn (value, "0123456789.,+-eE% ")] == '\0' && strpbrk (value, "0123456789") != NULL;
}

/* The start of a tag of one of the elements, at an opening angle bracket. */
static gboolean
is_tag (const char *p)
{
  gsize n;

  p++;
  if (*p == '/')
    p++;
  for (n = 0; g_ascii_isalnum (p[n]); n++)
    ;
  if (n == 0 || (p[n] != '>' && p[n] != '/' && !g_ascii_isspace (p[n])))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      if (strlen (elements[i]) == n && g_ascii_strncasecmp (elements[i], p, n) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * pd_table_value_has_tags:
 * @value: what is in a field
 *
 * Returns: whether there are tags of HTML in it; a text about HTML has them too
 */
gboolean
pd_table_value_has_tags (const char *value)
{
  const char *last = strrchr (value, '>');

  for (const char *p = strchr (value, '<'); p != NULL && p < last; p = strchr (p + 1, '<'))
    {
      if (is_tag (p))
        return TRUE;
    }
  return FALSE;
}

/**
 * pd_table_value_is_html:
 * @value: what is in a field
 *
 * Returns: whether it begins and ends with a tag of HTML, as no text about HTML does
 */
gboolean
pd_table_value_is_html (const char *value)
{
  gsize n;

  value += strspn (value, " \t\n");
  n = strlen (value);
  while (n > 0 && g_ascii_isspace (value[n - 1]))
    n--;
  return *value == '<' && n > 0 && value[n - 1] == '>' && is_tag (value);
}

static char *
dup_moment (const char *digits)
{
  gint64 number = g_ascii_strtoll (digits, NULL, 10);
  g_autoptr (GDateTime) moment = NULL;

  /* JavaScript counts milliseconds. */
  if (strlen (digits) == 13)
    number /= 1000;
  if (number < MIN_SECONDS || number > MAX_SECONDS)
    return NULL;
  moment = g_date_time_new_from_unix_utc (number);
  return g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ");
}

/**
 * pd_table_value_dup_date:
 * @value: what is in a field
 *
 * Returns: (transfer full) (nullable): the date that it says, as [func@Pd.date_normalise] does, or the moment that a count of
 *   seconds or milliseconds since 1970 says, in UTC; %NULL where it says none
 */
char *
pd_table_value_dup_date (const char *value)
{
  g_autofree char *date = g_strstrip (g_strdup (value));
  gsize n = strlen (date), n_digits = strspn (date, "0123456789");

  /* Programs that keep such a count as a floating-point number write a point behind it. */
  if (g_str_equal (date + n_digits, ".0"))
    date[n = n_digits] = '\0';
  if (n_digits == n && (n == 10 || n == 13))
    return dup_moment (date);
  return pd_date_normalise (date);
}

static gboolean
has_han (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      if (g_unichar_get_script (g_utf8_get_char (text)) == G_UNICODE_SCRIPT_HAN)
        return TRUE;
    }
  return FALSE;
}

/**
 * pd_table_value_dup_line:
 * @value: what is in a field
 * @is_list: whether each of its lines is a member of a list, such as of authors
 *
 * Returns: (transfer full): the same in one line
 */
char *
pd_table_value_dup_line (const char *value,
                         gboolean is_list)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);
  GString *line = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *member = g_strstrip (g_strdelimit (lines[i], "\t\v\f\r", ' '));

      if (*member == '\0')
        continue;
      if (line->len > 0)
        g_string_append (line, !is_list ? " " : has_han (member) ? "、"
                                                                 : ", ");
      g_string_append (line, member);
    }
  return g_string_free_and_steal (line);
}

/* Whether the "\n" there was to be a line feed. Behind it in "C:\new" or "\nabla" comes a small letter; a new line rarely begins with
 * one, unless a sentence ends before it. */
static gboolean
is_written_feed (const char *value,
                 const char *p,
                 const char *next)
{
  static const char *const ends[] = { "。", "！", "？", "”", "」", ".", "!", "?", "\"", "\n" };

  if (*next < 'a' || *next > 'z')
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      gsize n = strlen (ends[i]);

      if ((gsize) (p - value) >= n && memcmp (p - n, ends[i], n) == 0)
        return TRUE;
    }
  return FALSE;
}

/* JSON may say any line end. */
static char *
dup_with_feeds (const char *value)
{
  GString *lines = g_string_sized_new (strlen (value) + 1);

  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p != '\r')
        g_string_append_c (lines, *p);
      else if (p[1] != '\n')
        g_string_append_c (lines, '\n');
    }
  return g_string_free_and_steal (lines);
}

/**
 * pd_table_value_dup_lines:
 * @value: what is in a field
 *
 * Programs that escape a text once too often leave it without line feeds and with `\n` in it.
 *
 * Returns: (transfer full): the same with line feeds wherever it was meant to have them
 */
char *
pd_table_value_dup_lines (const char *value)
{
  GString *lines;

  if (strpbrk (value, "\r\n") != NULL || strstr (value, "\\n") == NULL)
    return dup_with_feeds (value);
  lines = g_string_sized_new (strlen (value) + 1);
  for (const char *p = value; *p != '\0'; p++)
    {
      const char *feed = strncmp (p, "\\r\\n", 4) == 0 ? p + 2 : p;

      if (feed[0] == '\\' && feed[1] == 'n' && is_written_feed (value, p, feed + 2))
        {
          g_string_append_c (lines, '\n');
          p = feed + 1;
        }
      else
        g_string_append_c (lines, *p);
    }
  return g_string_free_and_steal (lines);
}
