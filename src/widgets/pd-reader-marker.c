#include "pd-reader-marker.h"

static gunichar
get_nth (const char *p,
         guint n)
{
  return g_utf8_get_char (g_utf8_offset_to_pointer (p, n));
}

/**
 * pd_reader_marker_get_length:
 * @text: a text
 * @block: one of its blocks, a list item
 *
 * Returns: how many characters of the item are its bullet or number, with the space behind it; 0 where the
 *   text has none and the page is to paint a bullet
 */
guint
pd_reader_marker_get_length (PdText *text,
                             const PdBlock *block)
{
  static const char bullets[] = "•·‧●○◦■□▪▫◆◇★☆※→➤–—-*+";
  static const char numerals[] = "0123456789０１２３４５６７８９一二三四五六七八九十〇零百";
  const char *p = pd_text_get_utf8 (text) + pd_text_offset_to_byte (text, block->start);
  guint longest = MIN (block->end - block->start, 8), length = 0;
  gunichar c = g_utf8_get_char (p);

  if (longest == 0)
    return 0;
  if (g_utf8_strchr (bullets, -1, c) != NULL || (c >= 0x2460 && c <= 0x24FF))
    length = 1;
  else
    {
      gboolean bracketed = c == '(' || c == 0xFF08, numbered = FALSE;

      length = bracketed ? 1 : 0;
      for (; length < longest && g_utf8_strchr (numerals, -1, get_nth (p, length)) != NULL; length++)
        numbered = TRUE;
      c = length < longest ? get_nth (p, length) : 0;
      if (!numbered || (c != ')' && c != 0xFF09 && (bracketed || (c != '.' && c != 0xFF0E && c != 0x3001))))
        return 0;
      length++;
      /* 3.2 is a number too, but not of an item. */
      if (c == '.' && length < longest && g_unichar_isdigit (get_nth (p, length)))
        return 0;
    }
  while (length < longest && g_unichar_isspace (get_nth (p, length)))
    length++;
  return length < block->end - block->start ? length : 0;
}
