#include "pd-reader-private.h"

/**
 * pd_reader_set_spans:
 * @spans: (nullable) (element-type PdSpan): the spans to show, in any order; they are not changed afterwards
 *
 * Shows spans in place of those shown so far. The active one stays active if it is among them.
 */
void
pd_reader_set_spans (PdReader *self,
                     GPtrArray *spans)
{
  g_return_if_fail (PD_IS_READER (self));

  pd_reader_cancel_drag (self);
  pd_span_index_free (self->spans);
  self->spans = pd_span_index_new (spans, self->text != NULL ? pd_text_get_length (self->text) : 0);
  pd_reader_note_caret (self);
  if (self->active != NULL && pd_span_index_find (self->spans, self->active) == NULL)
    pd_reader_set_active_span (self, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pd_reader_set_active_span:
 * @id: (nullable): a span that is shown, or %NULL for none
 *
 * Makes a span stand out, with handles to drag its ends.
 */
void
pd_reader_set_active_span (PdReader *self,
                           const char *id)
{
  g_return_if_fail (PD_IS_READER (self));

  if (pd_span_index_find (self->spans, id) == NULL)
    id = NULL;
  if (!g_set_str (&self->active, id))
    return;
  pd_reader_cancel_drag (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify (G_OBJECT (self), "active-span");
}

/**
 * pd_reader_get_active_span:
 *
 * Returns: (transfer none) (nullable): the active span
 */
const char *
pd_reader_get_active_span (PdReader *self)
{
  g_return_val_if_fail (PD_IS_READER (self), NULL);

  return self->active;
}

/**
 * pd_reader_get_span_at:
 * @x: in the coordinates of the widget
 * @y: in the coordinates of the widget
 *
 * Returns: (transfer none) (nullable): the span that a click there would activate first
 */
const char *
pd_reader_get_span_at (PdReader *self,
                       double x,
                       double y)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  g_return_val_if_fail (PD_IS_READER (self), NULL);

  pd_reader_find_spans_at (self, x, y, found);
  return found->len > 0 ? ((const PdSpanPlace *) g_ptr_array_index (found, 0))->span->id : NULL;
}

/*< private >
 * pd_reader_activate_span:
 * @id: a span
 *
 * Makes a span active because somebody asked for it.
 */
void
pd_reader_activate_span (PdReader *self,
                         const char *id)
{
  g_autofree char *kept = g_strdup (id);

  pd_reader_set_active_span (self, kept);
  g_signal_emit_by_name (self, "span-activated", kept);
}

/**
 * pd_reader_scroll_to_span:
 * @id: a span that is shown
 *
 * Scrolls until a span is in sight, if it is not.
 */
void
pd_reader_scroll_to_span (PdReader *self,
                          const char *id)
{
  const PdSpanPlace *place;

  g_return_if_fail (PD_IS_READER (self));

  place = pd_span_index_find (self->spans, id);
  if (place != NULL)
    pd_reader_reveal (self, place->start, place->end);
}

/**
 * pd_reader_get_span_rectangle:
 * @id: a span that is shown
 * @rectangle: (out): where it is, in the coordinates of the widget
 *
 * Finds where a span is displayed, for something to point to.
 *
 * Returns: whether any of it is in sight
 */
gboolean
pd_reader_get_span_rectangle (PdReader *self,
                              const char *id,
                              GdkRectangle *rectangle)
{
  const PdSpanPlace *place;

  g_return_val_if_fail (PD_IS_READER (self), FALSE);
  g_return_val_if_fail (rectangle != NULL, FALSE);

  place = pd_span_index_find (self->spans, id);
  return place != NULL && pd_reader_get_range_rectangle (self, place->start, place->end, rectangle);
}
