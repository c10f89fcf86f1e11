#pragma once

#include "pd-segmenter.h"

G_BEGIN_DECLS

/**
 * PD_ANCHOR_CONTEXT:
 *
 * How many code points before and after a mark are kept with it.
 */
#define PD_ANCHOR_CONTEXT 32

/**
 * PdAnchor:
 * @start: code points
 * @end: code points, exclusive
 * @start_utf16: @start in units of UTF-16
 * @end_utf16: @end in units of UTF-16
 * @block: the block that @start is in, from 1
 * @paragraph: how many blocks of prose (paragraph, quote, list) there are up to that block; 0 where it is not prose
 * @sentence: the sentence of that block that @start is in, from 1
 * @quote: the exact characters
 * @prefix: up to 32 code points before
 * @suffix: up to 32 code points after
 *
 * Where a mark stands, said so that it can be found again in another text.
 */
typedef struct
{
  guint start;
  guint end;
  guint start_utf16;
  guint end_utf16;
  guint block;
  guint paragraph;
  guint sentence;
  char *quote;
  char *prefix;
  char *suffix;
} PdAnchor;

PdAnchor *pd_anchor_new (PdSegmenter *segmenter,
                         guint start,
                         guint end);
void pd_anchor_free (PdAnchor *self);

guint pd_anchor_get_paragraph_number (PdText *text,
                                      int block);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdAnchor, pd_anchor_free)

G_END_DECLS
