#include "pd-page-block.h"

#include <string.h>

/**
 * pd_page_block_new:
 * @kind: what it is
 *
 * Returns: (transfer full): a block with nothing in it
 */
PdPageBlock *
pd_page_block_new (PdBlockKind kind)
{
  PdPageBlock *self = g_new0 (PdPageBlock, 1);

  self->kind = kind;
  self->text = g_string_new (NULL);
  self->notes = g_array_new (FALSE, FALSE, sizeof (PdNoteNumber));
  return self;
}

/**
 * pd_page_block_free:
 *
 * Frees a block.
 */
void
pd_page_block_free (PdPageBlock *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->notes);
  g_free (self);
}

static gboolean
is_bullet (gunichar c)
{
  static const char *const bullets = "•‣◦⁃∙●○■□◆◇▪▫►▶➢➤✓✔★☆※◎–—-*";

  return g_utf8_strchr (bullets, -1, c) != NULL || (c >= 0xF000 && c <= 0xF0FF);
}

/* ①, ⑴, ⒈: how many from the first of its row. */
static int
get_enclosed (gunichar c)
{
  static const gunichar rows[] = { 0x2460, 0x2474, 0x2488, 0x2776, 0x2780, 0x278A };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint n = rows[i] < 0x2700 ? 20 : 10;

      if (c >= rows[i] && c < rows[i] + n)
        return c - rows[i] + 1;
    }
  return 0;
}

/**
 * pd_page_block_measure_marker:
 * @text: how a line starts
 * @number: (out): the number of the item, or -1 where it has a bullet
 *
 * Tells whether a line starts like an item of a list: with a bullet, `①`, `1.`, `1)`, `(1)`, `（1）`, `[1]`, `a)` or `1、`.
 *
 * Returns: how many bytes the marker has with the space behind it, or 0 where there is none
 */
guint
pd_page_block_measure_marker (const char *text,
                              int *number)
{
  const char *p = text;
  gunichar c, open = 0;
  gboolean has_space, is_letter = FALSE;
  guint n_digits = 0;

  g_return_val_if_fail (text != NULL, 0);
  g_return_val_if_fail (number != NULL, 0);

  c = g_utf8_get_char (p);
  *number = get_enclosed (c);
  if (*number > 0 || is_bullet (c))
    {
      p = g_utf8_next_char (p);
      has_space = *p == ' ' || g_utf8_get_char (p) == 0x3000;
      if (*number == 0)
        *number = -1;
      /* A dash and a star are bullets only apart from a word. */
      if (*number == -1 && (c < 0x80 || c == 0x2013 || c == 0x2014) && !has_space)
        return 0;
      return p - text + (has_space ? g_utf8_next_char (p) - p : 0);
    }

  if (c == '(' || c == 0xFF08 || c == '[' || c == 0x3014 || c == 0x3010)
    {
      open = c;
      p = g_utf8_next_char (p);
    }
  *number = 0;
  for (; n_digits < 4 && g_unichar_digit_value (g_utf8_get_char (p)) >= 0; n_digits++, p = g_utf8_next_char (p))
    *number = *number * 10 + g_unichar_digit_value (g_utf8_get_char (p));
  if (n_digits == 0 && g_ascii_isalpha (*p))
    {
      is_letter = TRUE;
      *number = g_ascii_tolower (*p) - 'a' + 1;
      p++;
    }
  if (n_digits == 0 && !is_letter)
    return 0;
  c = g_utf8_get_char (p);
  if (open != 0 ? (c != ')' && c != 0xFF09 && c != ']' && c != 0x3015 && c != 0x3011) : (c != ')' && c != '.' && c != 0xFF0E && c != 0x3001 && c != 0xFF09))
    return 0;
  p = g_utf8_next_char (p);
  has_space = *p == ' ' || g_utf8_get_char (p) == 0x3000;
  /* 1.5 is a number, and A. Smith is a person. */
  if (c == '.' && (is_letter || (!has_space && (g_ascii_isalnum (*p) || *p == '.'))))
    return 0;
  return p - text + (has_space ? g_utf8_next_char (p) - p : 0);
}
