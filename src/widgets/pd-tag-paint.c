#include "pd-tag-paint.h"

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
