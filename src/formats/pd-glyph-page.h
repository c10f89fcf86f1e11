#pragma once

#include "pd-glyph-turner.h"

G_BEGIN_DECLS

/**
 * PdRunRole:
 * @PD_RUN_BODY: part of the text
 * @PD_RUN_ASIDE: text that goes in another direction than that of the page
 * @PD_RUN_RUBY: reading aids, set small above the characters
 * @PD_RUN_HEAD: a running head or foot
 * @PD_RUN_NUMBER: a page number
 *
 * What a run is for.
 */
typedef enum
{
  PD_RUN_BODY,
  PD_RUN_ASIDE,
  PD_RUN_RUBY,
  PD_RUN_HEAD,
  PD_RUN_NUMBER,
} PdRunRole;

/**
 * PdGlyphRun:
 * @first: its first glyph
 * @n: how many glyphs it has
 * @x1: where it starts
 * @x2: where it ends
 * @y: the middle of its line
 * @size: the size of most of its glyphs
 * @role: what it is for
 *
 * Glyphs beside each other: a line, or the part of one that a wide gap ends.
 */
typedef struct
{
  guint first;
  guint n;
  float x1;
  float x2;
  float y;
  float size;
  PdRunRole role;
} PdGlyphRun;

/**
 * PdGlyphPage:
 * @width: along the lines, in points
 * @height: across the lines
 * @is_vertical: whether its lines go from top to bottom on the page as it is seen
 * @glyphs: (element-type PdGlyph): what stands on it, run by run
 * @runs: (element-type PdGlyphRun): the runs, in no order
 *
 * What stands on a page.
 */
typedef struct
{
  float width;
  float height;
  gboolean is_vertical;
  GArray *glyphs;
  GArray *runs;

  /*< private >*/
  PdGlyphTurner *turner;
} PdGlyphPage;

PdGlyphPage *pd_glyph_page_new (double width,
                                double height);
void pd_glyph_page_free (PdGlyphPage *self);

void pd_glyph_page_add (PdGlyphPage *self,
                        const PdGlyphBox *box);
void pd_glyph_page_end_line (PdGlyphPage *self);
void pd_glyph_page_finish (PdGlyphPage *self);

const PdGlyph *pd_glyph_page_get_glyphs (const PdGlyphPage *self,
                                         const PdGlyphRun *run);
char *pd_glyph_page_dup_text (const PdGlyphPage *self,
                              const PdGlyphRun *run);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdGlyphPage, pd_glyph_page_free)

G_END_DECLS
