#include "pd-tag-colours.h"

/* Twelve colours that stay apart for eyes without red, green or blue cones (at least 14 in CIE L*a*b* between any
 * two, as seen through Machado, Oliveira and Fernandes' model of 2009), none too light for a white page or too dark
 * for a black one. In an order in which each is as far as can be from those before it. */
static const char *const colours[] = {
  "#228cf8",
  "#d0bd17",
  "#be006e",
  "#fb8dae",
  "#297a3a",
  "#a5b7fa",
  "#809200",
  "#a57aaa",
  "#b46a6f",
  "#6b5cac",
  "#abbf80",
  "#13d1c1",
};

/* Of highlights without a tag: an amber that steps back. */
static const GdkRGBA no_tag = { 0.690f, 0.580f, 0.360f, 1 };

/* How much of a tag's colour there is behind its name. */
#define FILL 0.18f

/**
 * pd_tag_colours_get_n:
 *
 * Returns: how many colours there are to choose from
 */
guint
pd_tag_colours_get_n (void)
{
  return G_N_ELEMENTS (colours);
}

/**
 * pd_tag_colours_get:
 * @index: from 0
 *
 * Returns: (transfer none): a colour as #rrggbb
 */
const char *
pd_tag_colours_get (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (colours), NULL);

  return colours[index];
}

/**
 * pd_tag_colours_get_next:
 * @used: (array zero-terminated=1): the colours of the tags that are there; one that several tags have stands there
 *   several times
 *
 * Returns: (transfer none): the colour for a new tag: the first of those that fewest tags have
 */
const char *
pd_tag_colours_get_next (const char *const *used)
{
  guint counts[G_N_ELEMENTS (colours)] = { 0 };
  guint best = 0;

  g_return_val_if_fail (used != NULL, NULL);

  for (; *used != NULL; used++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
        counts[i] += g_ascii_strcasecmp (*used, colours[i]) == 0;
    }
  for (guint i = 1; i < G_N_ELEMENTS (colours); i++)
    {
      if (counts[i] < counts[best])
        best = i;
    }
  return colours[best];
}

/**
 * pd_tag_colours_parse:
 * @colour: (nullable): a tag's colour, as #rrggbb
 * @result: (out): the same, or the colour of highlights without a tag where there is none
 *
 * Reads a colour.
 */
void
pd_tag_colours_parse (const char *colour,
                      GdkRGBA *result)
{
  g_return_if_fail (result != NULL);

  if (colour == NULL || !gdk_rgba_parse (result, colour))
    *result = no_tag;
  result->alpha = 1;
}

/**
 * pd_tag_colours_get_fill:
 * @colour: a tag's colour
 * @result: (out): what to fill the room behind its name with: weak enough that letters stay readable on it
 *
 * Weakens a colour.
 */
void
pd_tag_colours_get_fill (const GdkRGBA *colour,
                         GdkRGBA *result)
{
  g_return_if_fail (colour != NULL);
  g_return_if_fail (result != NULL);

  *result = *colour;
  result->alpha = FILL;
}
