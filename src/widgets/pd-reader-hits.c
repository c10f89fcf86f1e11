#include <math.h>

#include "pd-reader-private.h"

/* How far beside a line of letters a click still means it. */
#define SIDE_REACH 4

static gboolean
is_over (PdReader *self,
         const PdReaderLine *line,
         const PdSpanPlace *place,
         int x)
{
  guint start = pd_reader_breaks_to_buffer (self->breaks, place->start);
  guint end = pd_reader_breaks_to_buffer (self->breaks, place->end - 1) + 1;

  return start < line->end && end > line->start && x >= pd_reader_lines_get_x (self, line, start) && x < pd_reader_lines_get_x (self, line, end);
}

/* The span whose underline in @line is at a point. */
static const PdSpanPlace *
find_underline (PdReader *self,
                const PdReaderLine *line,
                int x,
                int y)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  const PdSpanPlace *nearest = NULL;
  double least = G_MAXDOUBLE;

  pd_span_index_query (self->spans,
                       pd_reader_breaks_to_text (self->breaks, line->start),
                       pd_reader_breaks_to_text (self->breaks, line->end),
                       found);
  for (guint i = 0; i < found->len; i++)
    {
      const PdSpanPlace *place = g_ptr_array_index (found, i);
      double thickness, top = pd_reader_lines_get_lane (line, place->lane, place->n_lanes, &thickness);
      double distance = fabs (y + 0.5 - (top + thickness / 2));

      /* The first lane also has the space above it, so that each is at least as easy to hit as it is to see. */
      if (distance <= thickness / 2 + 1.5 && distance < least && is_over (self, line, place, x))
        {
          nearest = place;
          least = distance;
        }
    }
  return nearest;
}

/*< private >
 * pd_reader_find_spans_at:
 * @x: in the coordinates of the widget
 * @y: in the coordinates of the widget
 * @found: (element-type PdSpanPlace): where to add what is found; it is to be empty
 *
 * Finds the spans at a point: that whose underline is there, if any, and then those whose letters are, the
 * innermost first.
 */
void
pd_reader_find_spans_at (PdReader *self,
                         double x,
                         double y,
                         GPtrArray *found)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  g_autoptr (GArray) lines = NULL;
  const PdSpanPlace *underlined = NULL;
  int buffer_x, buffer_y;
  guint offset = 0;

  if (self->text == NULL)
    return;
  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) floor (x), (int) floor (y), &buffer_x, &buffer_y);
  /* The lanes of a line reach into what is the next line's. */
  lines = pd_reader_lines_new (self, buffer_y - (int) ceil (2 * pd_reader_style_get_em (self->style)), buffer_y + 1);
  for (guint i = 0; i < lines->len; i++)
    {
      const PdReaderLine *line = &g_array_index (lines, PdReaderLine, i);

      if (underlined == NULL && buffer_y >= line->bottom)
        underlined = find_underline (self, line, buffer_x, buffer_y);
      if (buffer_y < line->y || buffer_y > line->y + line->height || buffer_x < line->left - SIDE_REACH || buffer_x > line->right + SIDE_REACH)
        continue;
      if (line->end > line->start && found->len == 0)
        {
          GtkTextIter iter;

          gtk_text_view_get_iter_at_position (view, &iter, NULL, buffer_x, buffer_y);
          offset = CLAMP ((guint) gtk_text_iter_get_offset (&iter), line->start, line->end - 1);
          pd_span_index_query_at (self->spans, pd_reader_breaks_to_text (self->breaks, offset), found);
        }
    }
  if (underlined != NULL)
    {
      g_ptr_array_remove (found, (gpointer) underlined);
      g_ptr_array_insert (found, 0, (gpointer) underlined);
    }
}

/*< private >
 * pd_reader_get_handle:
 * @at_end: whether the one at the end is asked for
 * @stem: (out): the line along the letters, in the coordinates of the buffer
 * @knob: (out): the middle of what is to be taken hold of, likewise
 *
 * Finds a handle of the active span.
 *
 * Returns: whether there is one
 */
gboolean
pd_reader_get_handle (PdReader *self,
                      gboolean at_end,
                      graphene_rect_t *stem,
                      graphene_point_t *knob)
{
  const PdSpanPlace *place = pd_span_index_find (self->spans, self->active);
  gboolean dragged = self->drag.id != NULL;
  guint first, last, offset;
  PdReaderLine line;
  double x;

  if (place == NULL)
    return FALSE;
  first = dragged ? self->drag.start : place->start;
  last = dragged ? self->drag.end : place->end;
  /* The end belongs to the line of the last character, not to where the next one would be. */
  offset = pd_reader_breaks_to_buffer (self->breaks, at_end ? last - 1 : first);
  if (!pd_reader_lines_find (self, offset, &line))
    return FALSE;
  x = pd_reader_lines_get_x (self, &line, at_end ? offset + 1 : offset);
  *stem = GRAPHENE_RECT_INIT (x - 1, floor (line.top - 2), 2, ceil (line.bottom + 3) - floor (line.top - 2));
  *knob = GRAPHENE_POINT_INIT (x, at_end ? stem->origin.y + stem->size.height + PD_READER_KNOB - 2 : stem->origin.y - PD_READER_KNOB + 2);
  return TRUE;
}

/*< private >
 * pd_reader_find_handle_at:
 * @x: in the coordinates of the widget
 * @y: in the coordinates of the widget
 * @reach: how far from its middle a handle may be taken
 * @at_end: (out): whether it is the one at the end
 *
 * Finds the handle at a point.
 *
 * Returns: whether there is one
 */
gboolean
pd_reader_find_handle_at (PdReader *self,
                          double x,
                          double y,
                          double reach,
                          gboolean *at_end)
{
  double nearest = reach;
  gboolean found = FALSE;
  int buffer_x, buffer_y;

  if (self->active == NULL || self->text == NULL)
    return FALSE;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) floor (x), (int) floor (y), &buffer_x, &buffer_y);
  for (int i = 0; i < 2; i++)
    {
      graphene_rect_t stem;
      graphene_point_t knob;
      double distance;

      if (!pd_reader_get_handle (self, i, &stem, &knob))
        continue;
      distance = hypot (buffer_x - knob.x, buffer_y - knob.y);
      if (distance <= nearest)
        {
          nearest = distance;
          *at_end = i;
          found = TRUE;
        }
    }
  return found;
}

/*< private >
 * pd_reader_get_range_rectangle:
 * @start: an offset of the text
 * @end: an offset of the text
 * @rectangle: (out): what of it is visible, in the coordinates of the widget
 *
 * Finds where a stretch of the text is displayed. Where that is most of the page, it is only the line that
 * the caret is in, so that something else can be shown beside it.
 *
 * Returns: whether any of it is visible
 */
gboolean
pd_reader_get_range_rectangle (PdReader *self,
                               guint start,
                               guint end,
                               GdkRectangle *rectangle)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  g_autoptr (GArray) lines = NULL;
  GdkRectangle visible, whole = { 0 }, caret = { 0 };
  GtkTextIter insert;
  guint first, last, at;

  if (self->text == NULL || start >= end)
    return FALSE;
  first = pd_reader_breaks_to_buffer (self->breaks, start);
  last = pd_reader_breaks_to_buffer (self->breaks, end - 1) + 1;
  gtk_text_buffer_get_iter_at_mark (gtk_text_view_get_buffer (view), &insert, gtk_text_buffer_get_insert (gtk_text_view_get_buffer (view)));
  at = gtk_text_iter_get_offset (&insert);
  gtk_text_view_get_visible_rect (view, &visible);
  lines = pd_reader_lines_new (self, visible.y, visible.y + visible.height);
  for (guint i = 0; i < lines->len; i++)
    {
      const PdReaderLine *line = &g_array_index (lines, PdReaderLine, i);
      GdkRectangle piece;
      int right;

      if (first >= line->end || last <= line->start)
        continue;
      piece.x = pd_reader_lines_get_x (self, line, first);
      right = pd_reader_lines_get_x (self, line, last);
      piece.width = MAX (1, right - piece.x);
      piece.y = (int) floor (line->top);
      piece.height = (int) ceil (line->bottom) - piece.y;
      if (whole.width == 0)
        whole = piece;
      else
        gdk_rectangle_union (&whole, &piece, &whole);
      if (caret.width == 0 || (at > line->start && at <= line->end))
        caret = piece;
    }
  if (whole.width == 0)
    return FALSE;
  *rectangle = whole.height > visible.height * 0.6 ? caret : whole;
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, rectangle->x, rectangle->y, &rectangle->x, &rectangle->y);
  return TRUE;
}
