#pragma once

#include "pd-glyph.h"

G_BEGIN_DECLS

/**
 * PdGlyphSpacing:
 *
 * Which gaps between glyphs are spaces. A PDF says where glyphs stand, and hardly ever that there is a space between
 * them; a line that was justified has gaps between all of its characters, and most typesetters leave one between Han
 * characters and Latin letters that nobody typed.
 */
typedef struct _PdGlyphSpacing PdGlyphSpacing;

PdGlyphSpacing *pd_glyph_spacing_new (void);
void pd_glyph_spacing_free (PdGlyphSpacing *self);

void pd_glyph_spacing_set_made (PdGlyphSpacing *self,
                                double gap);
void pd_glyph_spacing_learn (PdGlyphSpacing *self,
                             const PdGlyph *glyphs,
                             guint n_glyphs);
guint pd_glyph_spacing_append (PdGlyphSpacing *self,
                               GString *text,
                               const PdGlyph *glyphs,
                               guint n_glyphs);
gboolean pd_glyph_spacing_is_typed (PdGlyphSpacing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdGlyphSpacing, pd_glyph_spacing_free)

G_END_DECLS
