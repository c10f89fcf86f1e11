#pragma once

#include "pd-glyph-spacing.h"

G_BEGIN_DECLS

/**
 * PdNoteNumber:
 * @start: its first code point in the line
 * @n: how many code points it has
 *
 * A small raised number that points to a note.
 */
typedef struct
{
  guint start;
  guint n;
} PdNoteNumber;

/**
 * PdPageLine:
 * @text: its characters
 * @length: how many code points
 * @page: the page, from 0
 * @column: the column, from 0 for the first of the file
 * @x1: where it starts
 * @x2: where it ends
 * @y: its middle
 * @size: the size of most of its glyphs
 * @smallest: the size of its smallest glyph but for raised ones
 * @largest: the size of its largest glyph
 * @text_x: where its last cell starts, if it has two
 * @unit: how wide what could have stood at the end of the line before is: a character of Han text, or a word
 * @first: its first character
 * @last: its last character
 * @is_strong: whether all of it is strong
 * @is_monospaced: whether all of it is monospaced
 * @has_cells: whether it is a row of a table
 * @has_leader: whether it is an entry of a table of contents, with dots up to a page number
 * @notes: (nullable) (element-type PdNoteNumber): the numbers of notes in it
 *
 * A line of text, in the order of reading; all widths in points.
 */
typedef struct
{
  char *text;
  guint length;
  guint page;
  guint column;
  double x1;
  double x2;
  double y;
  double size;
  double smallest;
  double largest;
  double text_x;
  double unit;
  gunichar first;
  gunichar last;
  gboolean is_strong;
  gboolean is_monospaced;
  gboolean has_cells;
  gboolean has_leader;
  GArray *notes;
} PdPageLine;

PdPageLine *pd_page_line_new (PdGlyphSpacing *spacing,
                              const PdGlyph *glyphs,
                              guint n_glyphs);
void pd_page_line_free (PdPageLine *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdPageLine, pd_page_line_free)

G_END_DECLS
