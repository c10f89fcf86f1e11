#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdGlyphClass:
 * @PD_GLYPH_IDEOGRAPH: a Han character, kana, or another that fills its square
 * @PD_GLYPH_OPENING: full-width punctuation that has its blank half before it
 * @PD_GLYPH_CLOSING: full-width punctuation that has its blank half behind it
 * @PD_GLYPH_HANGUL: a syllable of Korean, which puts spaces between words
 * @PD_GLYPH_ALPHABETIC: letters, digits and punctuation of every script with spaces between words
 *
 * How a character is set in a line: what stands beside it, and where a line may end.
 */
typedef enum
{
  PD_GLYPH_IDEOGRAPH,
  PD_GLYPH_OPENING,
  PD_GLYPH_CLOSING,
  PD_GLYPH_HANGUL,
  PD_GLYPH_ALPHABETIC,
} PdGlyphClass;

PdGlyphClass pd_glyph_classify (gunichar c,
                                double width);
double pd_glyph_get_blank (gunichar c,
                           double width);
gboolean pd_glyph_is_shared (gunichar c);
gboolean pd_glyph_share_line (double y,
                              double size,
                              double other_y,
                              double other_size);
gboolean pd_glyph_ends_sentence (gunichar c);
gboolean pd_glyph_is_stop (gunichar c);

G_END_DECLS
