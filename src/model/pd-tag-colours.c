#include "pd-tag-colours.h"

#include <glib/gi18n-lib.h>

/* Twelve colours that stay apart for eyes without red, green or blue cones (at least 14 in CIE L*a*b* between any
 * two, as seen through Machado, Oliveira and Fernandes' model of 2009), none too light for a white page or too dark
 * for a black one. In an order in which each is as far as can be from those before it. */
static const struct
{
  const char *colour;
  const char *name;
} colours[] = {
  { "#228cf8", NC_ ("colour", "Blue") },
  { "#d0bd17", NC_ ("colour", "Mustard") },
  { "#be006e", NC_ ("colour", "Crimson") },
  { "#fb8dae", NC_ ("colour", "Pink") },
  { "#297a3a", NC_ ("colour", "Green") },
  { "#a5b7fa", NC_ ("colour", "Light Blue") },
  { "#809200", NC_ ("colour", "Olive") },
  { "#a57aaa", NC_ ("colour", "Mauve") },
  { "#b46a6f", NC_ ("colour", "Rosewood") },
  { "#6b5cac", NC_ ("colour", "Violet") },
  { "#abbf80", NC_ ("colour", "Sage") },
  { "#13d1c1", NC_ ("colour", "Turquoise") },
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

  return colours[index].colour;
}

/**
 * pd_tag_colours_get_name:
 * @index: from 0
 *
 * Returns: (transfer none): what a colour is called, in the person's language
 */
const char *
pd_tag_colours_get_name (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (colours), NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "colour", colours[index].name);
}
