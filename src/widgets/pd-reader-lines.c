#include "pd-reader-lines.h"

#include <math.h>

#include "pd-reader-private.h"

/* How far an ideograph reaches above and below the baseline, in em; all CJK fonts agree on that. */
#define IDEOGRAPH_ASCENT 0.88
#define IDEOGRAPH_DESCENT 0.12

/* From the ideographs to the first underline. */
#define LANE_GAP 1.5

static GtkTextBuffer *
get_buffer (PdReader *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

/* Reads a line, and moves @iter to the next. Returns whether there is a next. */
static gboolean
read_line (PdReader *self,
           GtkTextIter *iter,
           PdReaderLine *line)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter next = *iter, last;
  GdkRectangle first, rectangle;
  double em, ascent, descent, pitch, middle;
  gboolean more;
  guint offset;
  int block;

  more = gtk_text_view_forward_display_line (view, &next);
  if (!more)
    gtk_text_buffer_get_end_iter (get_buffer (self), &next);
  last = next;
  if (gtk_text_iter_compare (&last, iter) > 0 && gtk_text_iter_starts_line (&last))
    gtk_text_iter_backward_char (&last);

  line->start = gtk_text_iter_get_offset (iter);
  line->end = gtk_text_iter_get_offset (&last);
  offset = pd_reader_breaks_to_text (self->breaks, line->start);
  block = pd_text_find_block (self->text, offset);
  line->block = block >= 0 ? pd_text_get_block (self->text, block) : NULL;
  if (line->block != NULL && offset > line->block->end)
    line->block = NULL;

  gtk_text_view_get_iter_location (view, iter, &first);
  line->left = first.x + MIN (0, first.width);
  line->right = line->left;
  if (line->end > line->start)
    {
      gtk_text_iter_backward_char (&last);
      gtk_text_view_get_iter_location (view, &last, &rectangle);
      line->right = MAX (rectangle.x, rectangle.x + rectangle.width);
    }

  em = pd_reader_style_get_em (self->style) * pd_reader_style_get_scale (line->block);
  ascent = pd_reader_style_get_ascent (self->style) * em;
  descent = pd_reader_style_get_descent (self->style) * em;
  /* Pango puts one half of the leading above the letters and one below. Letters of another font may be higher or lower
   * than those of the page's own, but all have about the same middle. */
  pitch = pd_reader_style_get_leading (self->style, line->block) * em;
  middle = first.y + first.height / 2.0;
  line->y = (int) round (middle - pitch / 2);
  line->height = (int) round (pitch);
  line->top = middle + (ascent - descent) / 2 - IDEOGRAPH_ASCENT * em;
  line->bottom = line->top + em;
  line->room = MAX (0, pitch - em);

  *iter = next;
  return more;
}

/**
 * pd_reader_lines_new:
 * @top: in the coordinates of the buffer
 * @bottom: in the coordinates of the buffer
 *
 * Finds the displayed lines from @top to @bottom.
 *
 * Returns: (transfer full) (element-type PdReaderLine): the lines
 */
GArray *
pd_reader_lines_new (PdReader *self,
                     int top,
                     int bottom)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (PdReaderLine));
  GtkTextIter iter;
  gboolean more = self->text != NULL;
  int last = G_MININT;

  gtk_text_view_get_iter_at_location (view, &iter, 0, top);
  if (more && !gtk_text_view_starts_display_line (view, &iter))
    gtk_text_view_backward_display_line_start (view, &iter);
  while (more)
    {
      PdReaderLine line;

      more = read_line (self, &iter, &line);
      /* Lines that GtkTextView has not laid out yet have no height: below the page there may be thousands in one place. */
      if (line.y >= bottom || line.y <= last)
        break;
      last = line.y;
      g_array_append_val (lines, line);
    }
  return lines;
}

/**
 * pd_reader_lines_find:
 * @offset: an offset of the buffer
 * @line: (out): the displayed line that has it
 *
 * Finds the displayed line of a character.
 *
 * Returns: whether there is one
 */
gboolean
pd_reader_lines_find (PdReader *self,
                      guint offset,
                      PdReaderLine *line)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;

  if (self->text == NULL)
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &iter, offset);
  if (!gtk_text_view_starts_display_line (view, &iter))
    gtk_text_view_backward_display_line_start (view, &iter);
  read_line (self, &iter, line);
  return TRUE;
}

/**
 * pd_reader_lines_get_x:
 * @line: a line
 * @offset: an offset of the buffer
 *
 * Returns: where @offset is in @line, or the end of @line that is nearer to it
 */
int
pd_reader_lines_get_x (PdReader *self,
                       const PdReaderLine *line,
                       guint offset)
{
  GdkRectangle rectangle;
  GtkTextIter iter;

  if (offset <= line->start)
    return line->left;
  if (offset >= line->end)
    return line->right;
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &iter, offset);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &rectangle);
  return rectangle.x;
}

/**
 * pd_reader_lines_get_lane:
 * @line: a line
 * @lane: which lane
 * @n_lanes: of how many
 * @thickness: (out): how thick an underline is in it
 *
 * Returns: the top of the lane
 */
double
pd_reader_lines_get_lane (const PdReaderLine *line,
                          guint lane,
                          guint n_lanes,
                          double *thickness)
{
  double room = line->room - LANE_GAP;
  /* Two pixels and one between are best; they grow with the letters, and shrink where there are many. */
  double pitch = MAX (3, round ((line->bottom - line->top) / 6)), top;

  if (n_lanes * pitch > room)
    pitch = MAX (1.5, room / n_lanes);
  *thickness = pitch >= 3 ? pitch - 1 : pitch * 0.6;
  top = line->bottom + LANE_GAP + MIN (lane * pitch, MAX (0, room - *thickness));
  /* In whole pixels as long as there is room: a thin line between two of them is pale. */
  return pitch >= 3 ? floor (top) : top;
}
