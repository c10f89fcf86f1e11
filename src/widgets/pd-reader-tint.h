#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * PdReaderPaper:
 * @page: what the page is of
 * @text: the colour of its letters
 * @dim: the colour of letters that step back
 * @dark: whether the page is dark
 * @high_contrast: whether the person asks for more contrast
 *
 * The colours of a page, none of them translucent.
 */
typedef struct
{
  GdkRGBA page;
  GdkRGBA text;
  GdkRGBA dim;
  gboolean dark;
  gboolean high_contrast;
} PdReaderPaper;

/**
 * PdReaderTint:
 * @colour: the colour
 * @strength: how much of it there is to be, from 0 to 1
 *
 * A colour that is laid upon others.
 */
typedef struct
{
  GdkRGBA colour;
  float strength;
} PdReaderTint;

double pd_reader_tint_get_contrast (const GdkRGBA *a,
                                    const GdkRGBA *b);
void pd_reader_tint_mix (const GdkRGBA *a,
                         const GdkRGBA *b,
                         double share,
                         GdkRGBA *result);

void pd_reader_tint_prepare_paper (PdReaderPaper *paper,
                                   const GdkRGBA *text,
                                   gboolean dark,
                                   gboolean high_contrast);
void pd_reader_tint_lay (const PdReaderPaper *paper,
                         const GdkRGBA *letters,
                         const PdReaderTint *tints,
                         guint n_tints,
                         GdkRGBA *result);
void pd_reader_tint_ink (const PdReaderPaper *paper,
                         const GdkRGBA *colour,
                         GdkRGBA *result);

G_END_DECLS
