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
