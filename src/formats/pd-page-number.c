#include "pd-page-number.h"

#include <string.h>

/* A book has no more pages than this has digits. */
#define MAX_DIGITS 5

static const char *const words[] = { "第", "页", "頁", "共", "ページ", "쪽", "페이지", "page", "pages", "of", "p", "pp", NULL };

static const char *
skip_word (const char *p)
{
  const char *best = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize n = strlen (words[i]);

      if (g_ascii_strncasecmp (p, words[i], n) == 0 && (best == NULL || p + n > best))
        best = p + n;
    }
  /* Not the first letter of another word. */
  if (best != NULL && g_ascii_isalpha (*p) && g_ascii_isalpha (*best))
    return NULL;
  return best;
}

static gboolean
is_ornament (gunichar c)
{
  return g_unichar_isspace (c) || (c < 0x80 && strchr ("-|/[]()~<>", c) != NULL) || (c >= 0x2010 && c <= 0x2015) || c == 0x00B7 || c == 0x2022 || c == 0x30FB
         || c == 0xFF5E || c == 0x301C || c == 0xFF08 || c == 0xFF09 || c == 0x00AB || c == 0x00BB || c == 0x2500;
}

static const char *
read_digits (const char *p,
             guint *value)
{
  guint n = 0;

  for (*value = 0; n <= MAX_DIGITS; n++, p = g_utf8_next_char (p))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (p));

      if (digit < 0)
        break;
      *value = *value * 10 + digit;
    }
  return n > 0 && n <= MAX_DIGITS ? p : NULL;
}

static const char *
read_roman (const char *p,
            guint *value)
{
  static const char letters[] = "ivxlcdmIVXLCDM";
  static const guint values[] = { 1, 5, 10, 50, 100, 500, 1000 };
  gsize n = strspn (p, g_ascii_islower (*p) ? "ivxlcdm" : "IVXLCDM");

  if (n == 0 || n > 12 || g_ascii_isalnum (p[n]))
    return NULL;
  *value = 0;
  for (gsize i = 0; i < n; i++)
    {
      guint here = values[(strchr (letters, p[i]) - letters) % 7];
      guint next = i + 1 < n ? values[(strchr (letters, p[i + 1]) - letters) % 7] : 0;

      *value = here < next ? *value - here : *value + here;
    }
  return p + n;
}

static const char *
read_han (const char *p,
          guint *value)
{
  static const char *const digits = "〇一二三四五六七八九";
  const char *start = p;
  guint digit = 0;

  for (*value = 0; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *at = g_utf8_strchr (digits, -1, c);

      if (at != NULL)
        digit = digit * 10 + g_utf8_pointer_to_offset (digits, at);
      else if (c == 0x5341 || c == 0x767E)
        {
          *value += MAX (digit, 1) * (c == 0x5341 ? 10 : 100);
          digit = 0;
        }
      else
        break;
    }
  *value += digit;
  return p > start ? p : NULL;
}

/**
 * pd_page_number_parse:
 * @text: what stands at the edge of a page
 * @value: (out): the number, the first if it says of how many
 * @is_plain: (out): whether it is nothing but a number
 *
 * Tells whether a piece of text is a page number: `12`, `xii`, `- 12 -`, `12 / 40`, `第12页`, `第十二頁`, `Page 12 of 40`.
 *
 * Returns: whether it is
 */
gboolean
pd_page_number_parse (const char *text,
                      guint *value,
                      gboolean *is_plain)
{
  gboolean has_word = FALSE, has_ornament = FALSE, has_han = FALSE;
  guint n = 0;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);
  g_return_val_if_fail (is_plain != NULL, FALSE);

  *is_plain = FALSE;
  while (*text != '\0')
    {
      const char *end;
      guint number;

      if ((end = skip_word (text)) != NULL)
        has_word = TRUE;
      else if (is_ornament (g_utf8_get_char (text)))
        {
          has_ornament |= !g_unichar_isspace (g_utf8_get_char (text));
          end = g_utf8_next_char (text);
        }
      else if ((end = read_digits (text, &number)) != NULL || (end = read_roman (text, &number)) != NULL || (end = read_han (text, &number)) != NULL)
        {
          has_han |= g_utf8_get_char (text) >= 0x3000 && g_utf8_get_char (text) < 0xFF00;
          if (n++ == 0)
            *value = number;
        }
      else
        return FALSE;
      text = end;
    }
  *is_plain = n == 1 && !has_word && !has_ornament;
  return n > 0 && n <= 2 && (has_word || !has_han);
}

/**
 * pd_page_number_fold:
 * @text: what stands at the edge of a page
 *
 * Folds text so that what differs only by its numbers, as running heads do, is the same: without spaces, in lower case, `#`
 * for each number.
 *
 * Returns: (transfer full): the folded text
 */
char *
pd_page_number_fold (const char *text)
{
  GString *folded = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  while (*text != '\0')
    {
      gunichar c = g_utf8_get_char (text);

      text = g_utf8_next_char (text);
      if (g_unichar_isspace (c))
        continue;
      if (g_unichar_digit_value (c) < 0)
        g_string_append_unichar (folded, g_unichar_tolower (c));
      else if (folded->len == 0 || folded->str[folded->len - 1] != '#')
        g_string_append_c (folded, '#');
    }
  return g_string_free (folded, FALSE);
}
