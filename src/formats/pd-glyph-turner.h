#pragma once

#include "pd-glyph.h"

G_BEGIN_DECLS

/**
 * PdTurnedGlyph:
 * @glyph: a glyph
 * @starts_run: whether it does not go on where the one before it ends
 * @is_aside: whether it goes in another direction than the page
 *
 * A glyph as its page is turned.
 */
typedef struct
{
  PdGlyph glyph;
  gboolean starts_run;
  gboolean is_aside;
} PdTurnedGlyph;

/**
 * PdGlyphTurner:
 *
 * Finds out in which direction the lines of a page go, and turns it so that they go from left to right.
 */
typedef struct _PdGlyphTurner PdGlyphTurner;

PdGlyphTurner *pd_glyph_turner_new (double width,
                                    double height);
void pd_glyph_turner_free (PdGlyphTurner *self);

void pd_glyph_turner_add (PdGlyphTurner *self,
                          const PdGlyphBox *box);
void pd_glyph_turner_end_line (PdGlyphTurner *self);
GArray *pd_glyph_turner_turn (PdGlyphTurner *self,
                              gboolean *is_vertical);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdGlyphTurner, pd_glyph_turner_free)

G_END_DECLS
