#include "pd-tag-paint.h"

#include "pd-reader-tint.h"

/* Of highlights without a tag: an amber that steps back. */
static const GdkRGBA no_tag = { 0.690f, 0.580f, 0.360f, 1 };

/* How much of a tag's colour there is behind its name. */
#define FILL 0.18f

/**
 * pd_tag_paint_parse:
 * @colour: (nullable): a tag's colour, as #rrggbb
 * @result: (out): the same, or the colour of highlights without a tag where there is none
 *
 * Reads a colour.
 */
void
pd_tag_paint_parse (const char *colour,
                    GdkRGBA *result)
{
  g_return_if_fail (result != NULL);

  if (colour == NULL || !gdk_rgba_parse (result, colour))
    *result = no_tag;
  result->alpha = 1;
}

/**
 * pd_tag_paint_get_fill:
 * @colour: a tag's colour
 * @result: (out): what to fill the room behind its name with: weak enough that letters stay readable on it
 *
 * Weakens a colour.
 */
void
pd_tag_paint_get_fill (const GdkRGBA *colour,
                       GdkRGBA *result)
{
  g_return_if_fail (colour != NULL);
  g_return_if_fail (result != NULL);

  *result = *colour;
  result->alpha = FILL;
}

/**
 * pd_tag_paint_get_edge:
 * @colour: a tag's colour
 * @letters: the colour of the letters around it, which says whether the ground is light or dark
 * @high_contrast: whether the person asks for more contrast
 * @result: (out): the same, or so much darker or lighter that a thin line of it can be seen there
 *
 * Makes a colour one for lines, on whatever ground there is in a window.
 */
void
pd_tag_paint_get_edge (const GdkRGBA *colour,
                       const GdkRGBA *letters,
                       gboolean high_contrast,
                       GdkRGBA *result)
{
  /* The darkest of the light grounds that tags are on, and the lightest of the dark ones: a row of the palette that is selected. */
  static const GdkRGBA light_ground = { 0.90f, 0.90f, 0.90f, 1 }, dark_ground = { 0.30f, 0.30f, 0.31f, 1 };
  PdReaderPaper paper = { .high_contrast = high_contrast };

  g_return_if_fail (colour != NULL);
  g_return_if_fail (letters != NULL);
  g_return_if_fail (result != NULL);

  paper.dark = letters->red + letters->green + letters->blue > 1.5f;
  paper.page = paper.dark ? dark_ground : light_ground;
  pd_reader_tint_mix (&paper.page, letters, letters->alpha, &paper.text);
  pd_reader_tint_ink (&paper, colour, result);
}
