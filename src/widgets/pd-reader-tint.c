#include "pd-reader-tint.h"

#include <math.h>

/* What letters need before what is behind them (WCAG 2.2, 1.4.3), with a little to spare for rounding. */
#define LEAST_CONTRAST 4.6
/* What an underline needs before the page (WCAG 2.2, 1.4.11). */
#define LEAST_INK 3.1
/* What letters that step back have on the bare page: enough that a tint, or a selection, still fits under them. */
#define DIM_CONTRAST 7.5

static double
get_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const GdkRGBA *colour)
{
  return 0.2126 * get_linear (colour->red) + 0.7152 * get_linear (colour->green) + 0.0722 * get_linear (colour->blue);
}

/**
 * pd_reader_tint_get_contrast:
 * @a: a colour
 * @b: a colour
 *
 * Returns: how well they can be told from each other, from 1 to 21, as WCAG counts
 */
double
pd_reader_tint_get_contrast (const GdkRGBA *a,
                             const GdkRGBA *b)
{
  double first = get_luminance (a) + 0.05, second = get_luminance (b) + 0.05;

  return first > second ? first / second : second / first;
}

/**
 * pd_reader_tint_mix:
 * @a: a colour
 * @b: a colour
 * @share: how much of @b there is to be, from 0 to 1
 * @result: (out): what becomes of them
 *
 * Mixes two colours.
 */
void
pd_reader_tint_mix (const GdkRGBA *a,
                    const GdkRGBA *b,
                    double share,
                    GdkRGBA *result)
{
  GdkRGBA mixed = {
    a->red + (b->red - a->red) * share,
    a->green + (b->green - a->green) * share,
    a->blue + (b->blue - a->blue) * share,
    1,
  };

  *result = mixed;
}

/* Moves @colour towards @end until it has @contrast to @other, or is @end. */
static void
approach (const GdkRGBA *colour,
          const GdkRGBA *end,
          const GdkRGBA *other,
          double contrast,
          GdkRGBA *result)
{
  double low = 0, high = 1;

  pd_reader_tint_mix (colour, colour, 0, result);
  if (pd_reader_tint_get_contrast (result, other) >= contrast)
    return;
  for (int i = 0; i < 8; i++)
    {
      double middle = (low + high) / 2;

      pd_reader_tint_mix (colour, end, middle, result);
      if (pd_reader_tint_get_contrast (result, other) >= contrast)
        high = middle;
      else
        low = middle;
    }
  pd_reader_tint_mix (colour, end, high, result);
}

/**
 * pd_reader_tint_prepare_paper:
 * @paper: (out): the colours of a page
 * @text: the colour of its letters, as the style sheet has it
 * @dark: whether the page is dark
 * @high_contrast: whether the person asks for more contrast
 *
 * Finds the colours of a page.
 */
void
pd_reader_tint_prepare_paper (PdReaderPaper *paper,
                              const GdkRGBA *text,
                              gboolean dark,
                              gboolean high_contrast)
{
  /* The style sheet's view-bg-color; GTK has no way to ask for it that is not deprecated. */
  static const GdkRGBA light_page = { 1, 1, 1, 1 }, dark_page = { 0.114f, 0.114f, 0.125f, 1 };

  paper->page = dark ? dark_page : light_page;
  paper->dark = dark;
  paper->high_contrast = high_contrast;
  pd_reader_tint_mix (&paper->page, text, text->alpha, &paper->text);
  if (high_contrast)
    paper->dim = paper->text;
  else
    approach (&paper->page, &paper->text, &paper->page, DIM_CONTRAST, &paper->dim);
}

/**
 * pd_reader_tint_lay:
 * @paper: the page
 * @letters: the colour of the letters above
 * @tints: (array length=n_tints): what to lay upon the page, from below to above
 * @n_tints: how many there are
 * @result: (out): what becomes of them
 *
 * Lays tints upon a page, and takes back of them what would make the letters above hard to read.
 */
void
pd_reader_tint_lay (const PdReaderPaper *paper,
                    const GdkRGBA *letters,
                    const PdReaderTint *tints,
                    guint n_tints,
                    GdkRGBA *result)
{
  GdkRGBA mixed = paper->page;

  for (guint i = 0; i < n_tints; i++)
    pd_reader_tint_mix (&mixed, &tints[i].colour, tints[i].strength, &mixed);
  approach (&mixed, &paper->page, letters, LEAST_CONTRAST, result);
}

/**
 * pd_reader_tint_ink:
 * @paper: the page
 * @colour: a colour, as chosen
 * @result: (out): the same, so that a thin line of it can be seen on the page
 *
 * Makes an ink of a colour.
 */
void
pd_reader_tint_ink (const PdReaderPaper *paper,
                    const GdkRGBA *colour,
                    GdkRGBA *result)
{
  approach (colour, &paper->text, &paper->page, paper->high_contrast ? LEAST_CONTRAST : LEAST_INK, result);
}
