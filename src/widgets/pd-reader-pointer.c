#include <math.h>

#include "pd-reader-private.h"

/* How far above or below the page the pointer has to be held for each line that it scrolls, and how often. */
#define SCROLL_PIXELS 24
#define SCROLL_INTERVAL 40

/* A click as near as this to the last one means the same place. */
#define SAME_PLACE 8

/*< private >
 * pd_reader_find_next:
 * @found: (element-type PdSpanPlace): the spans at a place, at least one
 *
 * Returns: (transfer none): the one that is to be active: that after the one which is, or the first
 */
const char *
pd_reader_find_next (PdReader *self,
                     GPtrArray *found)
{
  guint next = 0;

  for (guint i = 0; i < found->len; i++)
    if (g_strcmp0 (((const PdSpanPlace *) g_ptr_array_index (found, i))->span->id, self->active) == 0)
      next = (i + 1) % found->len;
  return ((const PdSpanPlace *) g_ptr_array_index (found, next))->span->id;
}

static void
click (PdReader *self,
       double x,
       double y)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  gboolean again = hypot (x - self->press.last_x, y - self->press.last_y) <= SAME_PLACE;

  self->press.last_x = x;
  self->press.last_y = y;
  pd_reader_find_spans_at (self, x, y, found);
  if (found->len == 0)
    pd_reader_set_active_span (self, NULL);
  else if (again)
    pd_reader_activate_span (self, pd_reader_find_next (self, found));
  else
    pd_reader_activate_span (self, ((const PdSpanPlace *) g_ptr_array_index (found, 0))->span->id);
}

static gboolean
settle_selection (gpointer data)
{
  PdReader *self = data;

  self->press.settle_source = 0;
  pd_reader_emit_selection_settled (self);
  return G_SOURCE_REMOVE;
}

static gboolean
settle_press (gpointer data)
{
  PdReader *self = data;
  int double_click_time;

  self->press.settle_source = 0;
  if (gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))))
    {
      /* What opens for a word would take the click away that is to select the sentence. */
      g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-double-click-time", &double_click_time, NULL);
      if (self->press.n_presses == 2 || self->press.n_presses == 3)
        self->press.settle_source = g_timeout_add (double_click_time, settle_selection, self);
      else
        pd_reader_emit_selection_settled (self);
    }
  else if (!self->press.cancelled && !self->press.selected && self->press.n_presses == 1)
    click (self, self->press.x, self->press.y);
  return G_SOURCE_REMOVE;
}

static void
select_block (PdReader *self,
              double x,
              double y)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;
  int buffer_x, buffer_y, block;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y);
  block = self->text != NULL ? pd_text_find_block (self->text, pd_reader_get_offset (self, &iter)) : -1;
  if (block >= 0)
    pd_reader_select (self, pd_text_get_block (self->text, block)->start, pd_text_get_block (self->text, block)->end);
}

/* GtkTextView would drag the selected text away, or else do nothing: one who presses there wants to select anew. A finger has handles, and a menu
 * there. */
static void
let_go_of_selection (PdReader *self,
                     GtkGesture *gesture,
                     double x,
                     double y)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GdkDevice *device = gtk_gesture_get_device (gesture);
  GtkTextIter start, end, iter;
  int buffer_x, buffer_y;

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end) || (device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN))
    return;
  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y);
  if (gtk_text_iter_in_range (&iter, &start, &end))
    gtk_text_buffer_place_cursor (buffer, &iter);
}

/* It is asked before GtkTextView is, which knows no fourfold click. */
static void
press (GtkGestureClick *gesture,
       int n_presses,
       double x,
       double y,
       PdReader *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (button == GDK_BUTTON_SECONDARY)
    {
      const char *id = pd_reader_get_span_at (self, x, y);

      /* The menu is about what is under the pointer. */
      if (id != NULL)
        pd_reader_set_active_span (self, id);
    }
  if (button != GDK_BUTTON_PRIMARY || self->drag.id != NULL)
    return;
  g_clear_handle_id (&self->press.settle_source, g_source_remove);
  self->press.held = TRUE;
  self->press.cancelled = FALSE;
  self->press.x = x;
  self->press.y = y;
  self->press.n_presses = state & GDK_SHIFT_MASK ? 0 : n_presses;
  self->press.selected = gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)));
  if (self->press.n_presses == 1)
    let_go_of_selection (self, GTK_GESTURE (gesture), x, y);
  if (n_presses == 4)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_grab_focus (GTK_WIDGET (self));
      select_block (self, x, y);
    }
}

/* GtkTextView selects, or what is around it scrolls: whatever it is, it is no click. */
static void
cancel_press (GtkGesture *gesture,
              GdkEventSequence *sequence,
              PdReader *self)
{
  self->press.cancelled = TRUE;
}

/* A gesture is not told of the release when another one has claimed the press; this is told of every event. */
static gboolean
watch_event (GtkEventControllerLegacy *controller,
             GdkEvent *event,
             PdReader *self)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (!self->press.held)
    return GDK_EVENT_PROPAGATE;
  if (type == GDK_TOUCH_END || (type == GDK_BUTTON_RELEASE && gdk_button_event_get_button (event) == GDK_BUTTON_PRIMARY))
    {
      self->press.held = FALSE;
      /* Once everybody has seen it: GtkTextView clears a selection that was clicked on only now. */
      self->press.settle_source = g_idle_add_full (G_PRIORITY_HIGH, settle_press, self, NULL);
    }
  else if (type == GDK_TOUCH_CANCEL || type == GDK_GRAB_BROKEN)
    self->press.held = FALSE;
  return GDK_EVENT_PROPAGATE;
}

static void
hover (GtkEventControllerMotion *controller,
       double x,
       double y,
       PdReader *self)
{
  gboolean at_end, over = self->drag.id != NULL || pd_reader_find_handle_at (self, x, y, PD_READER_KNOB_REACH, &at_end);

  if (over == self->over_handle)
    return;
  self->over_handle = over;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), over ? "ew-resize" : "text");
}

static void
begin_drag (GtkGestureDrag *gesture,
            double x,
            double y,
            PdReader *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));
  gboolean touch = event != NULL && gdk_device_get_source (gdk_event_get_device (event)) == GDK_SOURCE_TOUCHSCREEN;
  const PdSpanPlace *place = pd_span_index_find (self->spans, self->active);
  graphene_rect_t stem;
  graphene_point_t knob;
  gboolean at_end;
  int left, top;

  if (place == NULL || !pd_reader_find_handle_at (self, x, y, touch ? PD_READER_KNOB_TOUCH_REACH : PD_READER_KNOB_REACH, &at_end)
      || !pd_reader_get_handle (self, at_end, &stem, &knob))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->press.held = FALSE;
  self->drag.id = g_strdup (self->active);
  self->drag.start = place->start;
  self->drag.end = place->end;
  self->drag.at_end = at_end;
  /* The pointer holds the end of the letters that is next to the knob: then it means a line both when it is moved along
   * beside it and when it is moved upon it. */
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self),
                                         GTK_TEXT_WINDOW_WIDGET,
                                         (int) (stem.origin.x + stem.size.width / 2),
                                         (int) (at_end ? stem.origin.y + stem.size.height - 5 : stem.origin.y + 4),
                                         &left,
                                         &top);
  self->drag.grip = GRAPHENE_POINT_INIT (left - x, top - y);
  self->drag.pointer = GRAPHENE_POINT_INIT (x, y);
}

static void
follow_pointer (PdReader *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  PdReaderDrag *drag = &self->drag;
  guint start = drag->start, end = drag->end, offset;
  GtkTextIter iter;
  int x, y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) (drag->pointer.x + drag->grip.x), (int) (drag->pointer.y + drag->grip.y), &x, &y);
  gtk_text_view_get_iter_at_location (view, &iter, x, y);
  offset = pd_reader_get_offset (self, &iter);
  /* One character is left at least; and the end of a line is before its line feed. */
  if (drag->at_end)
    {
      end = MAX (offset, start + 1);
      if (end > start + 1 && pd_text_get_utf8 (self->text)[pd_text_offset_to_byte (self->text, end - 1)] == '\n')
        end--;
    }
  else
    start = MIN (offset, end - 1);
  pd_text_snap_span (self->text, &start, &end);
  if (start == drag->start && end == drag->end)
    return;
  drag->start = start;
  drag->end = end;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
scroll_on (gpointer data)
{
  PdReader *self = data;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self)), y = self->drag.pointer.y;
  double beyond = 0;

  if (y < 0)
    beyond = y - SCROLL_PIXELS;
  else if (y > height)
    beyond = y - height + SCROLL_PIXELS;
  if (beyond == 0 || adjustment == NULL)
    {
      self->drag.scroll_source = 0;
      return G_SOURCE_REMOVE;
    }
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + beyond / SCROLL_PIXELS * pd_reader_style_get_em (self->style));
  follow_pointer (self);
  return G_SOURCE_CONTINUE;
}

static void
update_drag (GtkGestureDrag *gesture,
             double x,
             double y,
             PdReader *self)
{
  double start_x, start_y;

  if (self->drag.id == NULL || !gtk_gesture_drag_get_start_point (gesture, &start_x, &start_y))
    return;
  self->drag.pointer = GRAPHENE_POINT_INIT (start_x + x, start_y + y);
  follow_pointer (self);
  if (self->drag.scroll_source == 0 && (self->drag.pointer.y < 0 || self->drag.pointer.y > gtk_widget_get_height (GTK_WIDGET (self))))
    self->drag.scroll_source = g_timeout_add (SCROLL_INTERVAL, scroll_on, self);
}

static void
clear_drag (PdReader *self)
{
  g_clear_handle_id (&self->drag.scroll_source, g_source_remove);
  g_clear_pointer (&self->drag.id, g_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
end_drag (GtkGestureDrag *gesture,
          double x,
          double y,
          PdReader *self)
{
  g_autofree char *id = g_steal_pointer (&self->drag.id);
  const PdSpanPlace *place = pd_span_index_find (self->spans, id);
  guint start = self->drag.start, end = self->drag.end;

  clear_drag (self);
  if (place != NULL && (place->start != start || place->end != end))
    g_signal_emit_by_name (self, "span-resized", id, start, end);
}

static void
forget_drag (GtkGesture *gesture,
             GdkEventSequence *sequence,
             PdReader *self)
{
  if (self->drag.id != NULL)
    clear_drag (self);
}

/*< private >
 * pd_reader_cancel_drag:
 *
 * Lets go of the end of a span, which stays where it was.
 *
 * Returns: whether there was one
 */
gboolean
pd_reader_cancel_drag (PdReader *self)
{
  if (self->drag.id == NULL)
    return FALSE;
  clear_drag (self);
  gtk_event_controller_reset (GTK_EVENT_CONTROLLER (self->drag_gesture));
  return TRUE;
}

/*< private >
 * pd_reader_pointer_init:
 *
 * Readies it for a pointer.
 */
void
pd_reader_pointer_init (PdReader *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *controller;

  controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (watch_event), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (widget, controller);

  controller = gtk_event_controller_motion_new ();
  g_signal_connect_object (controller, "motion", G_CALLBACK (hover), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (widget, controller);

  controller = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (controller), 0);
  g_signal_connect_object (controller, "pressed", G_CALLBACK (press), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (controller, "cancel", G_CALLBACK (cancel_press), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (widget, controller);

  self->drag_gesture = gtk_gesture_drag_new ();
  controller = GTK_EVENT_CONTROLLER (self->drag_gesture);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "drag-begin", G_CALLBACK (begin_drag), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (controller, "drag-update", G_CALLBACK (update_drag), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (controller, "drag-end", G_CALLBACK (end_drag), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (controller, "cancel", G_CALLBACK (forget_drag), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (widget, controller);
}

/*< private >
 * pd_reader_pointer_dispose:
 *
 * Lets go of everything.
 */
void
pd_reader_pointer_dispose (PdReader *self)
{
  g_clear_handle_id (&self->press.settle_source, g_source_remove);
  g_clear_handle_id (&self->drag.scroll_source, g_source_remove);
  g_clear_pointer (&self->drag.id, g_free);
}
