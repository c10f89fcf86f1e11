#include <math.h>

#include "pd-reader-marker.h"
#include "pd-reader-private.h"

/* A stretch of more spans on top of each other than this shows the innermost; nobody can tell more tints apart. */
#define MOST_TINTS 8

/* What of a span is in a line. */
typedef struct
{
  const PdSpanPlace *place;
  guint length;
  int left;
  int right;
  gboolean begins;
  gboolean ends;
  gboolean active;
} Piece;

static void
fill_circle (GtkSnapshot *snapshot,
             double x,
             double y,
             double radius,
             const GdkRGBA *colour)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (x - radius, y - radius, 2 * radius, 2 * radius);
  GskRoundedRect circle;

  gsk_rounded_rect_init_from_rect (&circle, &bounds, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &circle);
  gtk_snapshot_append_color (snapshot, colour, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
paint_frame (PdReader *self,
             GtkSnapshot *snapshot,
             double top,
             double bottom)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  double em = pd_reader_style_get_em (self->style);
  int left = gtk_text_view_get_left_margin (view);
  int right = gtk_widget_get_width (GTK_WIDGET (self)) - gtk_text_view_get_right_margin (view);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (left, round (top - 0.7 * em), right - left, round (bottom - top + 1.4 * em));
  GdkRGBA fill = self->paper.text, edge = self->paper.text;
  GskRoundedRect frame;

  fill.alpha = 0.04f;
  edge.alpha = self->paper.high_contrast ? 0.5f : 0.12f;
  gsk_rounded_rect_init_from_rect (&frame, &bounds, 9);
  gtk_snapshot_push_rounded_clip (snapshot, &frame);
  gtk_snapshot_append_color (snapshot, &fill, &bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &frame, (float[]) { 1, 1, 1, 1 }, (GdkRGBA[]) { edge, edge, edge, edge });
}

static void
paint_bar (PdReader *self,
           GtkSnapshot *snapshot,
           const PdBlock *block,
           double top,
           double bottom)
{
  double em = pd_reader_style_get_em (self->style);
  double left = gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self)) + (pd_reader_style_get_inset (block) - 1) * em;
  GdkRGBA colour = self->paper.text;

  colour.alpha = self->paper.high_contrast ? 0.6f : 0.2f;
  gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (round (left), top, MAX (2, round (em / 6)), bottom - top));
}

/* What blocks have besides letters: the frame of an image's place, the bar of a quote, a bullet where the text has none. */
static void
paint_blocks (PdReader *self,
              GtkSnapshot *snapshot,
              GArray *lines)
{
  double em = pd_reader_style_get_em (self->style);

  for (guint i = 0, next; i < lines->len; i = next)
    {
      const PdReaderLine *first = &g_array_index (lines, PdReaderLine, i), *last = first;
      const PdReaderLine *after = NULL;

      for (next = i + 1; next < lines->len && g_array_index (lines, PdReaderLine, next).block == first->block; next++)
        last = &g_array_index (lines, PdReaderLine, next);
      for (guint j = next; j < lines->len && after == NULL; j++)
        if (g_array_index (lines, PdReaderLine, j).block != NULL)
          after = &g_array_index (lines, PdReaderLine, j);
      if (first->block == NULL)
        continue;
      if (first->block->kind == PD_BLOCK_IMAGE)
        paint_frame (self, snapshot, first->y, last->y + last->height);
      else if (first->block->kind == PD_BLOCK_QUOTE)
        /* Quotes that follow each other are one. */
        paint_bar (self, snapshot, first->block, first->y, after != NULL && after->block->kind == PD_BLOCK_QUOTE ? after->y : last->y + last->height);
      else if (first->block->kind == PD_BLOCK_LIST && first->start == pd_reader_breaks_to_buffer (self->breaks, first->block->start)
               && pd_reader_marker_get_length (self->text, first->block) == 0)
        fill_circle (snapshot, first->left - 0.7 * em, (first->top + first->bottom) / 2, 0.14 * em, &self->paper.text);
    }
}

static float
get_strength (PdReader *self,
              const Piece *piece)
{
  float strength = self->paper.dark ? 0.32f : 0.22f;

  if (self->paper.high_contrast)
    strength *= 0.6f;
  if (piece->active)
    return strength * 2;
  return piece->place->span->flags & PD_SPAN_OTHER ? strength * 0.6f : strength;
}

static int
compare_pieces (gconstpointer a,
                gconstpointer b)
{
  const Piece *first = a, *second = b;

  /* The longest, which is the outermost, is painted first. */
  if (first->length != second->length)
    return first->length > second->length ? -1 : 1;
  return first->place < second->place ? -1 : first->place > second->place;
}

static int
compare_ints (gconstpointer a,
              gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static void
paint_tint (PdReader *self,
            GtkSnapshot *snapshot,
            const PdReaderLine *line,
            GArray *pieces,
            int left,
            int right)
{
  PdReaderTint tints[MOST_TINTS];
  gboolean begins = TRUE, ends = TRUE;
  graphene_rect_t bounds;
  GskRoundedRect outline;
  guint n_tints = 0;
  GdkRGBA colour;

  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);

      /* A corner is round where nothing goes on. */
      begins = begins && !(piece->left < left && piece->right >= left) && (piece->left != left || piece->begins);
      ends = ends && !(piece->right > right && piece->left <= right) && (piece->right != right || piece->ends);
      if (piece->left > left || piece->right < right)
        continue;
      if (n_tints == MOST_TINTS)
        memmove (tints, tints + 1, --n_tints * sizeof *tints);
      tints[n_tints].colour = piece->place->span->colour;
      tints[n_tints++].strength = get_strength (self, piece);
    }
  if (n_tints == 0)
    return;

  /* The innermost keeps its hue; of what it is in, less than a half shows through, or all would end in grey. */
  for (guint i = 0; i + 1 < n_tints; i++)
    tints[i].strength *= 0.45f;
  pd_reader_tint_lay (&self->paper, pd_reader_style_is_dim (line->block) ? &self->paper.dim : &self->paper.text, tints, n_tints, &colour);
  bounds = GRAPHENE_RECT_INIT (left, floor (line->top - 2), right - left, ceil (line->bottom + 1) - floor (line->top - 2));
  gsk_rounded_rect_init_from_rect (&outline, &bounds, 0);
  if (begins)
    outline.corner[GSK_CORNER_TOP_LEFT] = outline.corner[GSK_CORNER_BOTTOM_LEFT] = GRAPHENE_SIZE_INIT (3, 3);
  if (ends)
    outline.corner[GSK_CORNER_TOP_RIGHT] = outline.corner[GSK_CORNER_BOTTOM_RIGHT] = GRAPHENE_SIZE_INIT (3, 3);
  if (begins || ends)
    gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &colour, &bounds);
  if (begins || ends)
    gtk_snapshot_pop (snapshot);
}

static void
paint_tints (PdReader *self,
             GtkSnapshot *snapshot,
             const PdReaderLine *line,
             GArray *pieces)
{
  g_autoptr (GArray) edges = g_array_sized_new (FALSE, FALSE, sizeof (int), 2 * pieces->len);

  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);

      g_array_append_val (edges, piece->left);
      g_array_append_val (edges, piece->right);
    }
  g_array_sort (edges, compare_ints);
  for (guint i = 1; i < edges->len; i++)
    {
      int left = g_array_index (edges, int, i - 1), right = g_array_index (edges, int, i);

      if (left < right)
        paint_tint (self, snapshot, line, pieces, left, right);
    }
}

static void
paint_dots (GtkSnapshot *snapshot,
            const graphene_rect_t *bounds,
            const GdkRGBA *ink)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  double radius = bounds->size.height / 2;
  double step = 2 * bounds->size.height;

  for (double x = bounds->origin.x + radius; x + radius <= bounds->origin.x + bounds->size.width; x += step)
    gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (x, bounds->origin.y + radius), radius);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, ink);
}

static void
paint_underline (PdReader *self,
                 GtkSnapshot *snapshot,
                 const PdReaderLine *line,
                 const Piece *piece)
{
  const PdSpan *span = piece->place->span;
  double thickness, top = pd_reader_lines_get_lane (line, piece->place->lane, piece->place->n_lanes, &thickness);
  graphene_rect_t bounds;
  GdkRGBA ink;

  pd_reader_tint_ink (&self->paper, &span->colour, &ink);
  /* Thinner, in whole pixels: half of one would be pale, and a dot of one as well. */
  if ((span->flags & PD_SPAN_OTHER) && thickness >= 2)
    thickness = MAX (span->flags & PD_SPAN_CLAIM ? 2 : 1, floor (thickness / 2));
  if (piece->active)
    thickness = thickness + 1;
  /* Neighbours in one lane do not run into each other. */
  bounds = GRAPHENE_RECT_INIT (piece->left + (piece->begins ? 1 : 0),
                               piece->active ? top - 0.5 : top,
                               MAX (1, piece->right - piece->left - (piece->begins ? 1 : 0) - (piece->ends ? 1 : 0)),
                               thickness);
  if (span->flags & PD_SPAN_CLAIM)
    paint_dots (snapshot, &bounds, &ink);
  else
    gtk_snapshot_append_color (snapshot, &ink, &bounds);
  if ((span->flags & PD_SPAN_NOTE) && piece->ends)
    {
      double radius = MAX (2.5, (line->bottom - line->top) / 7);

      fill_circle (snapshot, piece->right, line->top - 1, radius + 1, &self->paper.page);
      fill_circle (snapshot, piece->right, line->top - 1, radius, &ink);
    }
}

static gboolean
cut_piece (PdReader *self,
           const PdReaderLine *line,
           const PdSpanPlace *place,
           Piece *piece)
{
  gboolean dragged = g_strcmp0 (place->span->id, self->drag.id) == 0;
  guint first = dragged ? self->drag.start : place->start, last = dragged ? self->drag.end : place->end;
  guint start = pd_reader_breaks_to_buffer (self->breaks, first);
  guint end = pd_reader_breaks_to_buffer (self->breaks, last - 1) + 1;

  if (start >= line->end || end <= line->start)
    return FALSE;
  piece->place = place;
  piece->length = last - first;
  piece->begins = start >= line->start;
  piece->ends = end <= line->end;
  piece->left = pd_reader_lines_get_x (self, line, start);
  piece->right = pd_reader_lines_get_x (self, line, end);
  piece->active = g_strcmp0 (place->span->id, self->active) == 0;
  return piece->left < piece->right;
}

static void
paint_spans (PdReader *self,
             GtkSnapshot *snapshot,
             GArray *lines)
{
  const PdReaderLine *first = &g_array_index (lines, PdReaderLine, 0);
  const PdReaderLine *last = &g_array_index (lines, PdReaderLine, lines->len - 1);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  const PdSpanPlace *dragged = pd_span_index_find (self->spans, self->drag.id);

  pd_span_index_query (self->spans,
                       pd_reader_breaks_to_text (self->breaks, first->start),
                       pd_reader_breaks_to_text (self->breaks, last->end),
                       found);
  /* It may be dragged to where it is not yet known to be. */
  if (dragged != NULL && !g_ptr_array_find (found, dragged, NULL))
    g_ptr_array_add (found, (gpointer) dragged);

  for (guint i = 0; i < lines->len; i++)
    {
      const PdReaderLine *line = &g_array_index (lines, PdReaderLine, i);

      g_array_set_size (pieces, 0);
      for (guint j = 0; j < found->len; j++)
        {
          Piece piece;

          if (cut_piece (self, line, g_ptr_array_index (found, j), &piece))
            g_array_append_val (pieces, piece);
        }
      g_array_sort (pieces, compare_pieces);
      paint_tints (self, snapshot, line, pieces);
      for (guint j = 0; j < pieces->len; j++)
        paint_underline (self, snapshot, line, &g_array_index (pieces, Piece, j));
    }
}

/*< private >
 * pd_reader_paint_below:
 * @snapshot: in the coordinates of the buffer
 *
 * Paints what is under the letters.
 */
void
pd_reader_paint_below (PdReader *self,
                       GtkSnapshot *snapshot)
{
  g_autoptr (GArray) lines = NULL;
  GdkRectangle visible;
  int reach = (int) ceil (2 * pd_reader_style_get_em (self->style));

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  /* The frames, lanes and notes of lines just outside reach in. */
  lines = pd_reader_lines_new (self, visible.y - reach, visible.y + visible.height + reach);
  if (lines->len == 0)
    return;
  paint_blocks (self, snapshot, lines);
  paint_spans (self, snapshot, lines);
  pd_reader_paint_found (self, snapshot, lines);
}

/*< private >
 * pd_reader_paint_above:
 * @snapshot: in the coordinates of the buffer
 *
 * Paints what is over the letters: the handles of the active span. A selection that reaches up to the first line is cut
 * where its letters begin, and not at the top of the page.
 */
void
pd_reader_paint_above (PdReader *self,
                       GtkSnapshot *snapshot)
{
  const PdSpanPlace *place = pd_span_index_find (self->spans, self->active);
  GtkTextIter start, end;
  GdkRGBA ink;

  if (gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &start, &end) && gtk_text_iter_get_line (&start) == 0)
    gtk_snapshot_append_color (snapshot, &self->paper.page, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (self)), pd_reader_style_get_top (self->style)));
  if (place == NULL)
    return;
  pd_reader_tint_ink (&self->paper, &place->span->colour, &ink);
  for (int at_end = 0; at_end < 2; at_end++)
    {
      graphene_rect_t stem;
      graphene_point_t knob;

      if (!pd_reader_get_handle (self, at_end, &stem, &knob))
        continue;
      gtk_snapshot_append_color (snapshot, &ink, &stem);
      fill_circle (snapshot, knob.x, knob.y, PD_READER_KNOB + 1, &self->paper.page);
      fill_circle (snapshot, knob.x, knob.y, PD_READER_KNOB, &ink);
    }
}
