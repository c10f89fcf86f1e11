#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdGlyphStyle:
 * @PD_GLYPH_STRONG: from a bold font, or from one for headings
 * @PD_GLYPH_MONOSPACED: from a font in which all letters are as wide
 *
 * What the font of a glyph says.
 */
typedef enum
{
  PD_GLYPH_STRONG = 1 << 0,
  PD_GLYPH_MONOSPACED = 1 << 1,
} PdGlyphStyle;

/**
 * PdGlyphBox:
 * @c: the character that it stands for
 * @x1: left edge, in points from the left edge of the page
 * @y1: upper edge, in points from the upper edge of the page
 * @x2: right edge
 * @y2: lower edge
 * @size: size of the font in points
 * @style: what the font says, of [flags@Pd.GlyphStyle]
 * @font: which font it is from
 *
 * A glyph where it stands on the page as it is seen.
 */
typedef struct
{
  gunichar c;
  float x1;
  float y1;
  float x2;
  float y2;
  float size;
  guint16 style;
  guint16 font;
} PdGlyphBox;

/**
 * PdGlyph:
 * @c: the character that it stands for
 * @x1: where it starts, along the line
 * @x2: where it ends
 * @y: its middle, across the line
 * @size: size of the font
 * @style: what the font says, of [flags@Pd.GlyphStyle]
 * @font: which font it is from
 *
 * A glyph on a page that was turned so that its lines go from left to right, the first on top; all in points.
 */
typedef struct
{
  gunichar c;
  float x1;
  float x2;
  float y;
  float size;
  guint16 style;
  guint16 font;
} PdGlyph;

G_END_DECLS
