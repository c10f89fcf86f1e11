#include <math.h>

#include "pd-reader-private.h"

/* Where on the page a place is shown that was not in sight: with what comes after it. There, too, is what is read. */
#define REVEAL_ALIGN 0.25

/* For how many frames the page has to be where it is to be: meanwhile lines above get their height. */
#define STILL_FRAMES 3

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
  value = self->target_kept ? place.y - self->target_top : place.y - REVEAL_ALIGN * (gtk_widget_get_height (widget) - place.height);
  value = round (value);
  value = CLAMP (value, 0, MAX (0, gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment)));
  if (fabs (gtk_adjustment_get_value (adjustment) - value) > 1)
    {
      gtk_adjustment_set_value (adjustment, value);
      self->target_frames = 0;
    }
  else if (++self->target_frames == STILL_FRAMES)
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

static void
set_target (PdReader *self,
            const GtkTextIter *iter)
{
  self->target = g_object_ref (gtk_text_buffer_create_mark (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), NULL, iter, TRUE));
  self->target_kept = FALSE;
}

static void
begin_approach (PdReader *self)
{
  self->target_frames = 0;
  self->target_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), approach_target, NULL, NULL);
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
  GtkTextIter iter;

  if (self->text == NULL)
    return;
  pd_reader_forget_target (self);
  start = MIN (start, pd_text_get_length (self->text));
  end = CLAMP (end, start, pd_text_get_length (self->text));
  if (is_in_sight (self, start, end))
    return;

  pd_reader_get_iter (self, start, &iter);
  set_target (self, &iter);
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
  begin_approach (self);
}

/*< private >
 * pd_reader_reveal_start:
 *
 * Goes to the beginning of a text that has just come: GtkTextView stays where it was in the one before, and glides on there.
 */
void
pd_reader_reveal_start (PdReader *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  GtkTextIter start;

  if (adjustment == NULL || gtk_adjustment_get_value (adjustment) <= 0)
    return;
  pd_reader_forget_target (self);
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &start);
  set_target (self, &start);
  stop_gliding (self);
  gtk_adjustment_set_value (adjustment, 0);
  begin_approach (self);
}

/*< private >
 * pd_reader_keep_place:
 *
 * Readies the page for being set anew: afterwards what is read now is at the same height.
 */
void
pd_reader_keep_place (PdReader *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  GdkRectangle visible, place;
  GtkTextIter iter;

  /* Where it is on its way it gets there; and from its beginning a text does not move. */
  if (self->text == NULL || self->target != NULL || adjustment == NULL || gtk_adjustment_get_value (adjustment) <= 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  gtk_text_view_get_visible_rect (view, &visible);
  /* The same place as last time, if it is where that left it: its line may begin with another one by now, and after many changes the page
   * would have moved. */
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, self->kept_offset);
  gtk_text_view_get_iter_location (view, &iter, &place);
  if (fabs (place.y - visible.y - self->target_top) > 2)
    {
      gtk_text_view_get_iter_at_location (view, &iter, gtk_text_view_get_left_margin (view), visible.y + (int) (REVEAL_ALIGN * visible.height));
      gtk_text_view_get_iter_location (view, &iter, &place);
      self->target_top = place.y - visible.y;
    }
  self->kept_offset = gtk_text_iter_get_offset (&iter);
  set_target (self, &iter);
  self->target_kept = TRUE;
  begin_approach (self);
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
