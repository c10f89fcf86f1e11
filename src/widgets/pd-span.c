#include "pd-span.h"

G_DEFINE_BOXED_TYPE (PdSpan, pd_span, pd_span_ref, pd_span_unref)

/**
 * pd_span_new:
 * @id: what it is to be known by
 * @start: its first code point
 * @end: behind its last code point
 * @colour: its colour
 * @description: (nullable): its tags and the like in few words
 * @flags: what else it carries
 *
 * Returns: (transfer full): a span
 */
PdSpan *
pd_span_new (const char *id,
             guint start,
             guint end,
             const GdkRGBA *colour,
             const char *description,
             PdSpanFlags flags)
{
  PdSpan *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (colour != NULL, NULL);

  self = g_atomic_rc_box_new0 (PdSpan);
  self->id = g_strdup (id);
  self->start = start;
  self->end = end;
  self->colour = *colour;
  self->description = g_strdup (description);
  self->flags = flags;
  return self;
}

/**
 * pd_span_ref:
 *
 * Returns: (transfer full): the same span
 */
PdSpan *
pd_span_ref (PdSpan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
pd_span_clear (gpointer data)
{
  PdSpan *self = data;

  g_free (self->id);
  g_free (self->description);
}

/**
 * pd_span_unref:
 * @self: (transfer full): a span
 *
 * Gives up a reference.
 */
void
pd_span_unref (PdSpan *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, pd_span_clear);
}
