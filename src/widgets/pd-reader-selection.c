#include <glib/gi18n-lib.h>

#include "pd-reader-private.h"

static GtkTextBuffer *
get_buffer (PdReader *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static guint
get_mark_offset (PdReader *self,
                 GtkTextMark *mark)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &iter, mark);
  return pd_reader_get_offset (self, &iter);
}

/*< private >
 * pd_reader_get_ends:
 * @caret: (out): where the caret is
 * @anchor: (out): where the other end of the selection is
 *
 * Finds both ends of the selection.
 */
void
pd_reader_get_ends (PdReader *self,
                    guint *caret,
                    guint *anchor)
{
  *caret = get_mark_offset (self, gtk_text_buffer_get_insert (get_buffer (self)));
  *anchor = get_mark_offset (self, gtk_text_buffer_get_selection_bound (get_buffer (self)));
}

/*< private >
 * pd_reader_set_ends:
 * @caret: where the caret is to be
 * @anchor: where the other end of the selection is to be
 *
 * Moves both ends of the selection.
 */
void
pd_reader_set_ends (PdReader *self,
                    guint caret,
                    guint anchor)
{
  GtkTextIter caret_iter, anchor_iter;

  pd_reader_get_iter (self, caret, &caret_iter);
  pd_reader_get_iter (self, anchor, &anchor_iter);
  gtk_text_buffer_select_range (get_buffer (self), &caret_iter, &anchor_iter);
}

/**
 * pd_reader_get_sentence:
 * @start: (out): where the sentence starts
 * @end: (out): where it ends
 *
 * Finds the sentence that the caret is in.
 *
 * Returns: whether there is one
 */
gboolean
pd_reader_get_sentence (PdReader *self,
                        guint *start,
                        guint *end)
{
  g_return_val_if_fail (PD_IS_READER (self), FALSE);
  g_return_val_if_fail (start != NULL, FALSE);
  g_return_val_if_fail (end != NULL, FALSE);

  if (self->segmenter == NULL)
    return FALSE;
  pd_segmenter_get_sentence (self->segmenter, get_mark_offset (self, gtk_text_buffer_get_insert (get_buffer (self))), start, end);
  return *start < *end;
}

/**
 * pd_reader_select:
 * @start: where the selection is to start
 * @end: where it is to end
 *
 * Selects a stretch of the text. A caret that was at one end of it stays there.
 */
void
pd_reader_select (PdReader *self,
                  guint start,
                  guint end)
{
  guint caret, anchor;

  g_return_if_fail (PD_IS_READER (self));
  g_return_if_fail (start <= end);

  pd_reader_get_ends (self, &caret, &anchor);
  if (caret < anchor && caret == start)
    pd_reader_set_ends (self, start, end);
  else
    pd_reader_set_ends (self, end, start);
}

/**
 * pd_reader_clear_selection:
 *
 * Selects nothing any more; the caret stays where it is.
 */
void
pd_reader_clear_selection (PdReader *self)
{
  guint caret, anchor;

  g_return_if_fail (PD_IS_READER (self));

  pd_reader_get_ends (self, &caret, &anchor);
  if (caret != anchor)
    pd_reader_set_ends (self, caret, caret);
}

/**
 * pd_reader_get_has_selection:
 *
 * Returns: whether anything is selected, be it only a line feed, on which no mark can stand
 */
gboolean
pd_reader_get_has_selection (PdReader *self)
{
  g_return_val_if_fail (PD_IS_READER (self), FALSE);

  return gtk_text_buffer_get_has_selection (get_buffer (self));
}

/**
 * pd_reader_get_selection:
 * @start: (out): where the selection starts
 * @end: (out): where it ends
 *
 * Finds what is selected, as a mark may stand on it: whole grapheme clusters, and no line feeds at either end.
 *
 * Returns: whether anything is
 */
gboolean
pd_reader_get_selection (PdReader *self,
                         guint *start,
                         guint *end)
{
  guint caret, anchor;
  const char *utf8;

  g_return_val_if_fail (PD_IS_READER (self), FALSE);
  g_return_val_if_fail (start != NULL && end != NULL, FALSE);

  if (self->text == NULL)
    return FALSE;
  pd_reader_get_ends (self, &caret, &anchor);
  *start = MIN (caret, anchor);
  *end = MAX (caret, anchor);
  utf8 = pd_text_get_utf8 (self->text);
  while (*start < *end && utf8[pd_text_offset_to_byte (self->text, *start)] == '\n')
    (*start)++;
  while (*start < *end && utf8[pd_text_offset_to_byte (self->text, *end - 1)] == '\n')
    (*end)--;
  if (*start >= *end)
    return FALSE;
  pd_text_snap_span (self->text, start, end);
  return TRUE;
}

/**
 * pd_reader_get_selection_rectangle:
 * @rectangle: (out): where the selection is, in the coordinates of the widget
 *
 * Finds where what is selected is displayed, for something to point to.
 *
 * Returns: whether any of it is in sight
 */
gboolean
pd_reader_get_selection_rectangle (PdReader *self,
                                   GdkRectangle *rectangle)
{
  guint start, end;

  g_return_val_if_fail (PD_IS_READER (self), FALSE);
  g_return_val_if_fail (rectangle != NULL, FALSE);

  return pd_reader_get_selection (self, &start, &end) && pd_reader_get_range_rectangle (self, start, end, rectangle);
}

/*< private >
 * pd_reader_emit_selection_settled:
 *
 * Says that the selection is what was meant, and shows it as wide as it was understood.
 */
void
pd_reader_emit_selection_settled (PdReader *self)
{
  guint start, end;

  g_clear_handle_id (&self->press.settle_source, g_source_remove);
  if (!pd_reader_get_selection (self, &start, &end))
    return;
  pd_reader_select (self, start, end);
  g_signal_emit_by_name (self, "selection-settled", start, end);
}

/*< private >
 * pd_reader_extend_selection:
 * @view: a reader
 * @granularity: whether it was a double or a triple click
 * @location: where
 * @start: (out): where what it takes starts
 * @end: (out): where that ends
 *
 * Finds what a double or triple click takes: a word, a sentence.
 *
 * Returns: that this was done
 */
gboolean
pd_reader_extend_selection (GtkTextView *view,
                            GtkTextExtendSelection granularity,
                            const GtkTextIter *location,
                            GtkTextIter *start,
                            GtkTextIter *end)
{
  PdReader *self = PD_READER (view);
  guint offset = pd_reader_get_offset (self, location), first = offset, last = offset;

  if (self->segmenter != NULL && granularity == GTK_TEXT_EXTEND_SELECTION_WORD)
    pd_segmenter_get_word (self->segmenter, offset, &first, &last);
  else if (self->segmenter != NULL)
    pd_segmenter_get_sentence (self->segmenter, offset, &first, &last);
  pd_reader_get_iter (self, first, start);
  pd_reader_get_iter (self, last, end);
  return GDK_EVENT_STOP;
}

/*< private >
 * pd_reader_note_caret:
 *
 * Takes what the caret is in for known.
 */
void
pd_reader_note_caret (PdReader *self)
{
  guint caret, anchor;

  pd_reader_get_ends (self, &caret, &anchor);
  g_ptr_array_set_size (self->announced, 0);
  pd_span_index_query_at (self->spans, MIN (caret, anchor), self->announced);
}

/*< private >
 * pd_reader_announce:
 *
 * Tells a screen reader which spans the caret has entered and left.
 */
void
pd_reader_announce (PdReader *self)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GString) message = g_string_new (NULL);
  gboolean left = FALSE;
  guint caret, anchor;

  pd_reader_get_ends (self, &caret, &anchor);
  pd_span_index_query_at (self->spans, MIN (caret, anchor), found);
  for (guint i = 0; i < found->len; i++)
    {
      const PdSpan *span = ((const PdSpanPlace *) g_ptr_array_index (found, i))->span;

      if (g_ptr_array_find (self->announced, g_ptr_array_index (found, i), NULL))
        continue;
      if (message->len > 0)
        g_string_append (message, ", ");
      /* Translators: what a screen reader says of a highlight that has no tags. */
      g_string_append (message, span->description != NULL && *span->description != '\0' ? span->description : _ ("Highlight"));
    }
  for (guint i = 0; i < self->announced->len; i++)
    left = left || !g_ptr_array_find (found, g_ptr_array_index (self->announced, i), NULL);

  g_ptr_array_set_size (self->announced, 0);
  g_ptr_array_extend_and_steal (self->announced, g_steal_pointer (&found));
  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    return;
  if (message->len > 0)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), message->str, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  else if (left)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), _ ("End of highlight"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}
