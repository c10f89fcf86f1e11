#include <math.h>

#include "pd-reader-private.h"

/* A marker pen's yellow: whatever colours the highlights have, what a search found is none of them. */
static const GdkRGBA ink = { 0.97f, 0.80f, 0.10f, 1 };

/* The first of what was found that ends behind a place. */
static guint
find_first (PdReader *self,
            guint offset)
{
  guint low = 0, high = self->found->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->found, PdOccurrence, middle).end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
paint_piece (PdReader *self,
             GtkSnapshot *snapshot,
             const PdReaderLine *line,
             const PdOccurrence *occurrence,
             gboolean current)
{
  guint start = MAX (pd_reader_breaks_to_buffer (self->breaks, occurrence->start), line->start);
  guint end = MIN (pd_reader_breaks_to_buffer (self->breaks, occurrence->end - 1) + 1, line->end);
  double left, right, top = floor (line->top - 2), bottom = ceil (line->bottom + 1);
  graphene_rect_t bounds;
  GskRoundedRect outline;
  PdReaderTint tint = { ink, current ? (self->paper.dark ? 0.45f : 0.7f) : (self->paper.dark ? 0.18f : 0.28f) };
  GdkRGBA fill, edge;

  if (start >= end)
    return;
  left = pd_reader_lines_get_x (self, line, start);
  right = pd_reader_lines_get_x (self, line, end);
  if (left >= right)
    return;
  /* Over whatever tints there are: no letter is on more than one. */
  pd_reader_tint_lay (&self->paper, pd_reader_style_is_dim (line->block) ? &self->paper.dim : &self->paper.text, &tint, 1, &fill);
  pd_reader_tint_ink (&self->paper, &ink, &edge);
  bounds = GRAPHENE_RECT_INIT (left, top, right - left, bottom - top);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, 3);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &fill, &bounds);
  gtk_snapshot_pop (snapshot);
  if (current || self->paper.high_contrast)
    gtk_snapshot_append_border (snapshot, &outline, (float[]) { 1.5f, 1.5f, 1.5f, 1.5f }, (GdkRGBA[]) { edge, edge, edge, edge });
}

/*< private >
 * pd_reader_paint_found:
 * @snapshot: in the coordinates of the buffer
 * @lines: (element-type PdReaderLine): the lines that are in sight
 *
 * Paints what was found.
 */
void
pd_reader_paint_found (PdReader *self,
                       GtkSnapshot *snapshot,
                       GArray *lines)
{
  for (guint i = 0; i < lines->len && self->found->len > 0; i++)
    {
      const PdReaderLine *line = &g_array_index (lines, PdReaderLine, i);

      for (guint j = find_first (self, pd_reader_breaks_to_text (self->breaks, line->start)); j < self->found->len; j++)
        {
          const PdOccurrence *occurrence = &g_array_index (self->found, PdOccurrence, j);

          if (pd_reader_breaks_to_buffer (self->breaks, occurrence->start) >= line->end)
            break;
          paint_piece (self, snapshot, line, occurrence, j == self->current_found);
        }
    }
}

/**
 * pd_reader_set_found:
 * @found: (array length=n_found): what a search found in the text, in its order
 * @n_found: how many there are
 *
 * Shows what was found, none of it as the current one.
 */
void
pd_reader_set_found (PdReader *self,
                     const PdOccurrence *found,
                     guint n_found)
{
  g_return_if_fail (PD_IS_READER (self));
  g_return_if_fail (found != NULL || n_found == 0);

  if (n_found == 0 && self->found->len == 0)
    return;
  g_array_set_size (self->found, 0);
  self->current_found = G_MAXUINT;
  for (guint i = 0; i < n_found; i++)
    {
      if (found[i].start < found[i].end && self->text != NULL && found[i].end <= pd_text_get_length (self->text))
        g_array_append_val (self->found, found[i]);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pd_reader_get_n_found:
 *
 * Returns: how much was found
 */
guint
pd_reader_get_n_found (PdReader *self)
{
  g_return_val_if_fail (PD_IS_READER (self), 0);

  return self->found->len;
}

/**
 * pd_reader_get_current_found:
 *
 * Returns: which of what was found is the current one, from 0, or %G_MAXUINT
 */
guint
pd_reader_get_current_found (PdReader *self)
{
  g_return_val_if_fail (PD_IS_READER (self), G_MAXUINT);

  return self->current_found;
}

/**
 * pd_reader_find_found:
 * @offset: a place in the text
 *
 * Returns: the first of what was found that ends behind @offset; the first of all where there is none, or %G_MAXUINT where nothing was found
 */
guint
pd_reader_find_found (PdReader *self,
                      guint offset)
{
  guint index;

  g_return_val_if_fail (PD_IS_READER (self), G_MAXUINT);

  if (self->found->len == 0)
    return G_MAXUINT;
  index = find_first (self, offset);
  return index < self->found->len ? index : 0;
}

/**
 * pd_reader_show_found:
 * @index: one of what was found, from 0
 *
 * Makes it the current one, and brings it into sight.
 */
void
pd_reader_show_found (PdReader *self,
                      guint index)
{
  const PdOccurrence *occurrence;

  g_return_if_fail (PD_IS_READER (self));
  g_return_if_fail (index < self->found->len);

  occurrence = &g_array_index (self->found, PdOccurrence, index);
  self->current_found = index;
  pd_reader_reveal (self, occurrence->start, occurrence->end);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
