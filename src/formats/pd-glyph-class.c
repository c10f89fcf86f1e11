#include "pd-glyph-class.h"

#include <math.h>

/* Quotation marks, dashes and dots belong to both: they are as wide as an ideograph in Han text, and narrow in Latin text. */
#define WIDE 0.8

static gboolean
is_one_of (gunichar c,
           const char *characters)
{
  for (const char *p = characters; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_utf8_get_char (p) == c)
        return TRUE;
    }
  return FALSE;
}

/**
 * pd_glyph_get_blank:
 * @c: a character
 * @width: how wide it is set, in em
 *
 * Returns: how much of @width, at its end, nothing stands in; punctuation may hang out of a column by it
 */
double
pd_glyph_get_blank (gunichar c,
                    double width)
{
  return width > WIDE && pd_glyph_classify (c, width) == PD_GLYPH_CLOSING ? 0.5 : 0;
}

/**
 * pd_glyph_is_shared:
 * @c: a character
 *
 * Returns: whether @c is punctuation of Han text as well as of Latin text
 */
gboolean
pd_glyph_is_shared (gunichar c)
{
  return (c >= 0x2010 && c <= 0x2027) || c == 0x00B7 || c == 0x22EF || c == 0x2E3A;
}

/**
 * pd_glyph_classify:
 * @c: a character
 * @width: how wide it is set, in em; what Han and Latin text share is told apart by it
 *
 * Returns: how @c is set
 */
PdGlyphClass
pd_glyph_classify (gunichar c,
                   double width)
{
  if (c < 0x2E80)
    {
      if (c >= 0x1100 && c <= 0x11FF)
        return PD_GLYPH_HANGUL;
      if (!pd_glyph_is_shared (c) || width < WIDE)
        return PD_GLYPH_ALPHABETIC;
      if (c == 0x2018 || c == 0x201C)
        return PD_GLYPH_OPENING;
      return c == 0x2019 || c == 0x201D ? PD_GLYPH_CLOSING : PD_GLYPH_IDEOGRAPH;
    }
  if (is_one_of (c, "（［｛「『【〈《〔〖〘〚〝｟｢"))
    return PD_GLYPH_OPENING;
  if (is_one_of (c, "、。，．；：！？）］｝」』】〉》〕〗〙〛〞〟｠｣｡､"))
    return PD_GLYPH_CLOSING;
  if ((c >= 0x3130 && c <= 0x318F) || (c >= 0xA960 && c <= 0xA97F) || (c >= 0xAC00 && c <= 0xD7FF))
    return PD_GLYPH_HANGUL;
  if (c <= 0xA4CF || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE10 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x1AFF0 && c <= 0x1B2FF) || (c >= 0x20000 && c <= 0x3FFFF))
    return PD_GLYPH_IDEOGRAPH;
  return PD_GLYPH_ALPHABETIC;
}

/**
 * pd_glyph_share_line:
 * @y: the middle of what stands at a place
 * @size: its size
 * @other_y: the middle of what stands beside it
 * @other_size: its size
 *
 * Returns: whether both stand in one line; what is small may be raised or lowered, as the numbers of notes are
 */
gboolean
pd_glyph_share_line (double y,
                     double size,
                     double other_y,
                     double other_size)
{
  double smaller = MIN (size, other_size), larger = MAX (size, other_size);

  return fabs (y - other_y) < (smaller < 0.8 * larger ? 0.4 * larger : 0.38 * smaller);
}

/**
 * pd_glyph_ends_sentence:
 * @c: the last character of a line
 *
 * Returns: whether a sentence, or a part of one that a paragraph may end with, ends with @c
 */
gboolean
pd_glyph_ends_sentence (gunichar c)
{
  return is_one_of (c, "。！？：；…．.!?:;”’」』）)】〕》");
}

/**
 * pd_glyph_is_stop:
 * @c: the last character of a line
 *
 * Returns: whether @c is punctuation that no heading ends with
 */
gboolean
pd_glyph_is_stop (gunichar c)
{
  return is_one_of (c, "。，、；,;：:");
}
