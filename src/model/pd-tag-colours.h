#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdTagPalette:
 * @PD_TAG_PALETTE_PIDIAN: twelve colours, as many as can be told from each other
 * @PD_TAG_PALETTE_OKABE_ITO: the seven of Okabe and Ito, without black
 * @PD_TAG_PALETTE_TOL: the seven that Paul Tol calls bright
 *
 * Where new tags have their colours from. Numbers are kept in the settings.
 */
typedef enum
{
  PD_TAG_PALETTE_PIDIAN,
  PD_TAG_PALETTE_OKABE_ITO,
  PD_TAG_PALETTE_TOL,
} PdTagPalette;

#define PD_TAG_N_PALETTES (PD_TAG_PALETTE_TOL + 1)

guint pd_tag_colours_get_n (PdTagPalette palette);
const char *pd_tag_colours_get (PdTagPalette palette,
                                guint index);
const char *pd_tag_colours_get_name (PdTagPalette palette,
                                     guint index);

G_END_DECLS
