#include <math.h>

#include "pd-reader-language.h"
#include "pd-reader-private.h"

/* What is left below the text, in em. */
#define BOTTOM_MARGIN 5

/* GtkTextView lays lines out little by little, and keeps what is in sight in its place by moving the adjustment as lines
 * above get their height; but it does so before it makes the adjustment reach further (4.18), so that near its end
 * the page would jump. Meanwhile there is therefore more space below than is laid out in one step: 2,000 pixels and a
 * line of the greatest length. */
#define LAYOUT_SLACK 30000
#define SHORT_TEXT 5000

/* Where on the page a place is shown that was not in sight: with what comes after it. */
#define REVEAL_ALIGN 0.25

static gboolean
end_layout (gpointer data)
{
  PdReader *self = data;

  self->layout_source = 0;
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self), (int) round (BOTTOM_MARGIN * pd_reader_style_get_em (self->style)));
  return G_SOURCE_REMOVE;
}

/*< private >
 * pd_reader_begin_layout:
 *
 * Readies the page for that all lines are about to be laid out.
 */
void
pd_reader_begin_layout (PdReader *self)
{
  /* Not where it is done at once: the scrollbar would be seen to jump. */
  if (self->text != NULL && pd_text_get_length (self->text) > SHORT_TEXT)
    gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self), LAYOUT_SLACK);
  /* Laying out has a higher priority than this, which therefore comes when it is done. */
  if (self->layout_source == 0)
    self->layout_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, end_layout, self, NULL);
}

/*< private >
 * pd_reader_update_style:
 *
 * Sets the page anew, after something changed that decides how.
 */
void
pd_reader_update_style (PdReader *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  PangoContext *context = gtk_widget_create_pango_context (GTK_WIDGET (self));
  PangoLanguage *language = pd_reader_language_get_pango (self->setting.language);

  /* A tag's "language" is for input methods only: what picks the glyphs is the language of the view's contexts. */
  pango_context_set_language (context, language);
  pango_context_set_language (gtk_text_view_get_ltr_context (view), language);
  pango_context_set_language (gtk_text_view_get_rtl_context (view), language);

  pd_reader_style_update (self->style, context, &self->setting);
  g_object_unref (context);
  pd_reader_begin_layout (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * pd_reader_get_zoom:
 *
 * Returns: the size of everything on the page, 1 for the common one
 */
double
pd_reader_get_zoom (PdReader *self)
{
  g_return_val_if_fail (PD_IS_READER (self), 1);

  return self->setting.zoom;
}

/**
 * pd_reader_set_zoom:
 * @zoom: the size of everything on the page, 1 for the common one
 *
 * Makes everything on the page larger or smaller.
 */
void
pd_reader_set_zoom (PdReader *self,
                    double zoom)
{
  g_return_if_fail (PD_IS_READER (self));

  zoom = CLAMP (zoom, 0.5, 3);
  if (self->setting.zoom == zoom)
    return;
  self->setting.zoom = zoom;
  pd_reader_update_style (self);
  g_object_notify (G_OBJECT (self), "zoom");
}

/**
 * pd_reader_get_measure:
 *
 * Returns: how many ideographs fit in a line, where the window is wide enough
 */
guint
pd_reader_get_measure (PdReader *self)
{
  g_return_val_if_fail (PD_IS_READER (self), 0);

  return self->measure;
}

/**
 * pd_reader_set_measure:
 * @measure: how many ideographs fit in a line, where the window is wide enough
 *
 * Makes lines longer or shorter.
 */
void
pd_reader_set_measure (PdReader *self,
                       guint measure)
{
  g_return_if_fail (PD_IS_READER (self));

  measure = CLAMP (measure, 16, 80);
  if (self->measure == measure)
    return;
  self->measure = measure;
  pd_reader_update_style (self);
  g_object_notify (G_OBJECT (self), "measure");
}

/**
 * pd_reader_get_leading:
 *
 * Returns: from one line to the next, in em
 */
double
pd_reader_get_leading (PdReader *self)
{
  g_return_val_if_fail (PD_IS_READER (self), 0);

  return self->setting.leading;
}

/**
 * pd_reader_set_leading:
 * @leading: from one line to the next, in em
 *
 * Moves lines apart or together.
 */
void
pd_reader_set_leading (PdReader *self,
                       double leading)
{
  g_return_if_fail (PD_IS_READER (self));

  leading = CLAMP (leading, 1.4, 3);
  if (self->setting.leading == leading)
    return;
  self->setting.leading = leading;
  pd_reader_update_style (self);
  g_object_notify (G_OBJECT (self), "leading");
}

/**
 * pd_reader_get_indent:
 *
 * Returns: whether paragraphs begin with an indent of two em
 */
gboolean
pd_reader_get_indent (PdReader *self)
{
  g_return_val_if_fail (PD_IS_READER (self), FALSE);

  return self->setting.indent;
}

/**
 * pd_reader_set_indent:
 * @indent: whether paragraphs begin with an indent of two em
 *
 * Indents paragraphs or not.
 */
void
pd_reader_set_indent (PdReader *self,
                      gboolean indent)
{
  g_return_if_fail (PD_IS_READER (self));

  indent = !!indent;
  if (self->setting.indent == indent)
    return;
  self->setting.indent = indent;
  pd_reader_update_style (self);
  g_object_notify (G_OBJECT (self), "indent");
}

/**
 * pd_reader_get_font_family:
 *
 * Returns: (transfer none) (nullable): the font family of the page, or %NULL for one that suits the language
 */
const char *
pd_reader_get_font_family (PdReader *self)
{
  g_return_val_if_fail (PD_IS_READER (self), NULL);

  return self->setting.family;
}

/**
 * pd_reader_set_font_family:
 * @family: (nullable): a font family, or %NULL for one that suits the language
 *
 * Sets the page in another font.
 */
void
pd_reader_set_font_family (PdReader *self,
                           const char *family)
{
  g_return_if_fail (PD_IS_READER (self));

  if (!g_set_str (&self->setting.family, family))
    return;
  pd_reader_update_style (self);
  g_object_notify (G_OBJECT (self), "font-family");
}

/**
 * pd_reader_get_visible_range:
 * @start: (out): the first character in sight
 * @end: (out): behind the last
 *
 * Finds what part of the text is in sight.
 */
void
pd_reader_get_visible_range (PdReader *self,
                             guint *start,
                             guint *end)
{
  GtkTextView *view;
  GdkRectangle visible;
  GtkTextIter iter;

  g_return_if_fail (PD_IS_READER (self));
  g_return_if_fail (start != NULL && end != NULL);

  view = GTK_TEXT_VIEW (self);
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_at_location (view, &iter, 0, visible.y);
  *start = pd_reader_get_offset (self, &iter);
  gtk_text_view_get_iter_at_location (view, &iter, visible.x + visible.width, visible.y + visible.height);
  *end = pd_reader_get_offset (self, &iter);
}

/*< private >
 * pd_reader_forget_target:
 *
 * Gives up getting anywhere.
 */
void
pd_reader_forget_target (PdReader *self)
{
  if (self->target_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->target_tick);
  self->target_tick = 0;
  if (self->target != NULL && !gtk_text_mark_get_deleted (self->target))
    gtk_text_buffer_delete_mark (gtk_text_mark_get_buffer (self->target), self->target);
  g_clear_object (&self->target);
}

static gboolean
approach_target (GtkWidget *widget,
                 GdkFrameClock *clock,
                 gpointer user_data)
{
  PdReader *self = PD_READER (widget);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  GdkRectangle place;
  GtkTextIter iter;
  double value;

  gtk_text_buffer_get_iter_at_mark (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter, self->target);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &place);
  value = round (place.y - REVEAL_ALIGN * (gtk_widget_get_height (widget) - place.height));
  value = CLAMP (value, 0, MAX (0, gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment)));
  if (fabs (gtk_adjustment_get_value (adjustment) - value) > 1)
    {
      gtk_adjustment_set_value (adjustment, value);
      self->target_frames = 0;
    }
  else if (++self->target_frames == 3)
    {
      self->target_tick = 0;
      pd_reader_forget_target (self);
      return G_SOURCE_REMOVE;
    }
  return G_SOURCE_CONTINUE;
}

static gboolean
is_in_sight (PdReader *self,
             guint start,
             guint end)
{
  GdkRectangle visible, first, last;
  guint visible_start, visible_end;
  GtkTextIter iter;

  if (gtk_widget_get_height (GTK_WIDGET (self)) == 0)
    return FALSE;
  /* By offsets first: lines that were not laid out yet have no place that means anything. */
  pd_reader_get_visible_range (self, &visible_start, &visible_end);
  if (start < visible_start || end > visible_end)
    return FALSE;
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  pd_reader_get_iter (self, start, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &first);
  pd_reader_get_iter (self, end, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &last);
  return first.y >= visible.y && last.y + last.height <= visible.y + visible.height;
}

/* A page that still glides from a turn of the wheel would glide back. */
static void
stop_gliding (PdReader *self)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  if (window == NULL || !gtk_scrolled_window_get_kinetic_scrolling (GTK_SCROLLED_WINDOW (window)))
    return;
  gtk_scrolled_window_set_kinetic_scrolling (GTK_SCROLLED_WINDOW (window), FALSE);
  gtk_scrolled_window_set_kinetic_scrolling (GTK_SCROLLED_WINDOW (window), TRUE);
}

/*< private >
 * pd_reader_reveal:
 * @start: an offset of the text
 * @end: an offset of the text
 *
 * Scrolls until a stretch of the text is in sight, or at least its beginning; not at all if it is.
 */
void
pd_reader_reveal (PdReader *self,
                  guint start,
                  guint end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter iter;

  if (self->text == NULL)
    return;
  pd_reader_forget_target (self);
  start = MIN (start, pd_text_get_length (self->text));
  end = CLAMP (end, start, pd_text_get_length (self->text));
  if (is_in_sight (self, start, end))
    return;

  pd_reader_get_iter (self, start, &iter);
  self->target = g_object_ref (gtk_text_buffer_create_mark (buffer, NULL, &iter, TRUE));
  if (self->layout_source != 0)
    {
      /* While lines elsewhere are still being laid out GtkTextView looks at what it is to scroll to only when a line on
       * display becomes invalid; showing and hiding the mark does that, and nothing else. */
      gtk_text_mark_set_visible (self->target, TRUE);
      gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), self->target, 0, TRUE, 0, REVEAL_ALIGN);
      gtk_text_mark_set_visible (self->target, FALSE);
    }
  /* It would move there smoothly, or in the middle of a frame; and meanwhile the place moves away as lines above get
   * their height. */
  stop_gliding (self);
  self->target_frames = 0;
  self->target_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), approach_target, NULL, NULL);
}

/**
 * pd_reader_scroll_to_offset:
 * @offset: an offset of the text
 *
 * Scrolls until a place is in sight, if it is not.
 */
void
pd_reader_scroll_to_offset (PdReader *self,
                            guint offset)
{
  g_return_if_fail (PD_IS_READER (self));

  pd_reader_reveal (self, offset, offset);
}
