#pragma once

#include "pd-glyph-page.h"

G_BEGIN_DECLS

/**
 * PdPageColumn:
 * @page: the page, from 0
 * @left: where its lines start
 * @right: where its lines end
 * @n_lines: how many lines it has
 * @is_ragged: whether its lines end nowhere in common, so that @right is no more than where the longest does
 *
 * A part of a page whose lines are read from top to bottom: a column, or what goes over several.
 */
typedef struct
{
  guint page;
  double left;
  double right;
  guint n_lines;
  gboolean is_ragged;
} PdPageColumn;

/**
 * PdOrderedLine:
 * @column: its column, from 0
 * @first: its first glyph, in an array of all lines
 * @n: how many glyphs it has
 *
 * A line in the order of reading.
 */
typedef struct
{
  guint column;
  guint first;
  guint n;
} PdOrderedLine;

/**
 * PdReadingOrder:
 *
 * In which order the lines of a page are read: one column behind the other, where it has columns.
 */
typedef struct _PdReadingOrder PdReadingOrder;

PdReadingOrder *pd_reading_order_new (double body_size);
void pd_reading_order_free (PdReadingOrder *self);

void pd_reading_order_learn (PdReadingOrder *self,
                             const PdGlyphPage *page,
                             guint index);
void pd_reading_order_find (PdReadingOrder *self,
                            const PdGlyphPage *page,
                            guint index,
                            GArray *columns,
                            GArray *lines,
                            GArray *glyphs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdReadingOrder, pd_reading_order_free)

G_END_DECLS
