#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * PdSpanFlags:
 * @PD_SPAN_PLAIN: nothing further
 * @PD_SPAN_NOTE: it carries a note
 * @PD_SPAN_CLAIM: it carries a claim
 * @PD_SPAN_OTHER: somebody else made it
 *
 * What the page shows of a span besides its colour.
 */
typedef enum
{
  PD_SPAN_PLAIN = 0,
  PD_SPAN_NOTE = 1 << 0,
  PD_SPAN_CLAIM = 1 << 1,
  PD_SPAN_OTHER = 1 << 2,
} PdSpanFlags;

#define PD_TYPE_SPAN (pd_span_get_type ())

/**
 * PdSpan:
 * @id: what whoever made it knows it by
 * @start: its first code point
 * @end: behind its last code point
 * @colour: its colour, as chosen; the page adapts it to what is behind
 * @description: its tags and the like in few words, for a tooltip and for screen readers
 * @flags: what else it carries
 *
 * A highlight as the page shows it. It does not change once made.
 */
typedef struct
{
  char *id;
  guint start;
  guint end;
  GdkRGBA colour;
  char *description;
  PdSpanFlags flags;
} PdSpan;

GType pd_span_get_type (void);

PdSpan *pd_span_new (const char *id,
                     guint start,
                     guint end,
                     const GdkRGBA *colour,
                     const char *description,
                     PdSpanFlags flags);
PdSpan *pd_span_ref (PdSpan *self);
void pd_span_unref (PdSpan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdSpan, pd_span_unref)

G_END_DECLS
