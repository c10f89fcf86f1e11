#include "pd-tag-colours.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *colour;
  const char *name;
} Colour;

/* Colours that stay apart for eyes without red, green or blue cones, as seen through Machado, Oliveira and Fernandes' model
 * of 2009: the first are at least 14 apart in CIE L*a*b*, those that others chose 13. Where one is too light for a white
 * page, or too dark for a black one, what is drawn in it has an edge. In an order in which each is as far as can be from
 * those before it. */
static const Colour pidian[] = {
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

static const Colour okabe_ito[] = {
  { "#0072b2", NC_ ("colour", "Blue") },
  { "#d55e00", NC_ ("colour", "Vermilion") },
  { "#f0e442", NC_ ("colour", "Yellow") },
  { "#56b4e9", NC_ ("colour", "Light Blue") },
  { "#cc79a7", NC_ ("colour", "Mauve") },
  { "#e69f00", NC_ ("colour", "Orange") },
  { "#009e73", NC_ ("colour", "Green") },
};

static const Colour tol[] = {
  { "#4477aa", NC_ ("colour", "Blue") },
  { "#ccbb44", NC_ ("colour", "Mustard") },
  { "#ee6677", NC_ ("colour", "Red") },
  { "#66ccee", NC_ ("colour", "Light Blue") },
  { "#bbbbbb", NC_ ("colour", "Grey") },
  { "#aa3377", NC_ ("colour", "Crimson") },
  { "#228833", NC_ ("colour", "Green") },
};

static const struct
{
  const Colour *colours;
  guint n_colours;
} palettes[PD_TAG_N_PALETTES] = {
  [PD_TAG_PALETTE_PIDIAN] = { pidian, G_N_ELEMENTS (pidian) },
  [PD_TAG_PALETTE_OKABE_ITO] = { okabe_ito, G_N_ELEMENTS (okabe_ito) },
  [PD_TAG_PALETTE_TOL] = { tol, G_N_ELEMENTS (tol) },
};

/**
 * pd_tag_colours_get_n:
 * @palette: a palette
 *
 * Returns: how many colours there are to choose from
 */
guint
pd_tag_colours_get_n (PdTagPalette palette)
{
  g_return_val_if_fail (palette < PD_TAG_N_PALETTES, 0);

  return palettes[palette].n_colours;
}

/**
 * pd_tag_colours_get:
 * @palette: a palette
 * @index: from 0
 *
 * Returns: (transfer none): a colour as #rrggbb
 */
const char *
pd_tag_colours_get (PdTagPalette palette,
                    guint index)
{
  g_return_val_if_fail (palette < PD_TAG_N_PALETTES, NULL);
  g_return_val_if_fail (index < palettes[palette].n_colours, NULL);

  return palettes[palette].colours[index].colour;
}

/**
 * pd_tag_colours_get_name:
 * @palette: a palette
 * @index: from 0
 *
 * Returns: (transfer none): what a colour is called, in the person's language
 */
const char *
pd_tag_colours_get_name (PdTagPalette palette,
                         guint index)
{
  g_return_val_if_fail (palette < PD_TAG_N_PALETTES, NULL);
  g_return_val_if_fail (index < palettes[palette].n_colours, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "colour", palettes[palette].colours[index].name);
}
