#pragma once

#include "pd-span.h"

G_BEGIN_DECLS

/**
 * PdSpanPlace:
 * @span: the span
 * @start: its first code point
 * @end: behind its last code point
 * @lane: which of the lines below the text is its, from 0
 * @n_lanes: how many lines the spans that hang together with it need
 * @furthest: how far the spans below this one in the tree reach
 *
 * A span and its place among the others.
 */
typedef struct
{
  PdSpan *span;
  guint start;
  guint end;
  guint lane;
  guint n_lanes;
  guint furthest;
} PdSpanPlace;

/**
 * PdSpanIndex:
 *
 * The spans of one text, found by where they are.
 */
typedef struct _PdSpanIndex PdSpanIndex;

PdSpanIndex *pd_span_index_new (GPtrArray *spans,
                                guint length);
void pd_span_index_free (PdSpanIndex *self);

guint pd_span_index_get_n_spans (PdSpanIndex *self);
const PdSpanPlace *pd_span_index_get (PdSpanIndex *self,
                                      guint position);
const PdSpanPlace *pd_span_index_find (PdSpanIndex *self,
                                       const char *id);
void pd_span_index_query (PdSpanIndex *self,
                          guint start,
                          guint end,
                          GPtrArray *found);
void pd_span_index_query_at (PdSpanIndex *self,
                             guint offset,
                             GPtrArray *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdSpanIndex, pd_span_index_free)

G_END_DECLS
