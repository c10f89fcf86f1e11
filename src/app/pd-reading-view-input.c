#include "pd-reading-view-private.h"

static void
on_span_activated (PdReadingView *self,
                   const char *id)
{
  /* A click on what stands out already. */
  if (g_strcmp0 (self->clicked_highlight, id) == 0 && pd_reading_view_target_current (self, FALSE))
    pd_reading_view_open_palette (self, NULL);
  g_set_str (&self->clicked_highlight, id);
}

static void
on_active_span_changed (PdReadingView *self)
{
  const char *id = pd_reader_get_active_span (self->reader);

  if (g_strcmp0 (self->clicked_highlight, id) != 0)
    g_clear_pointer (&self->clicked_highlight, g_free);
  pd_margin_set_active (self->margin, id);
  pd_reading_view_update_actions (self);
}

static void
on_span_resized (PdReadingView *self,
                 const char *id,
                 guint start,
                 guint end)
{
  pd_reading_view_resize_highlight (self, id, start, end);
}

static void
on_span_removal_requested (PdReadingView *self,
                           const char *id)
{
  pd_reading_view_remove_highlight (self, id);
}

static void
on_selection_settled (PdReadingView *self,
                      guint start,
                      guint end)
{
  pd_reading_view_update_actions (self);
  if (pd_reading_view_target_current (self, FALSE))
    pd_reading_view_open_palette (self, NULL);
}

static void
on_has_selection_changed (PdReadingView *self)
{
  pd_reading_view_update_actions (self);
}

/* The text view's own is about writing. */
static void
open_menu (PdReadingView *self,
           int x,
           int y)
{
  graphene_point_t point;

  if (!gtk_widget_compute_point (GTK_WIDGET (self->reader), GTK_WIDGET (self), &GRAPHENE_POINT_INIT (x, y), &point))
    return;
  pd_reading_view_update_actions (self);
  gtk_popover_set_pointing_to (self->menu, &(GdkRectangle) { point.x, point.y, 1, 1 });
  gtk_popover_popup (self->menu);
}

static void
on_secondary_pressed (PdReadingView *self,
                      int n_presses,
                      double x,
                      double y,
                      GtkGesture *gesture)
{
  const char *id = pd_reader_get_span_at (self->reader, x, y);

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
  if (id != NULL)
    pd_reader_set_active_span (self->reader, id);
  open_menu (self, x, y);
}

static void
open_menu_at_caret (PdReadingView *self)
{
  GdkRectangle strong;
  int x, y;

  gtk_text_view_get_cursor_locations (GTK_TEXT_VIEW (self->reader), NULL, &strong, NULL);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self->reader), GTK_TEXT_WINDOW_WIDGET, strong.x, strong.y + strong.height, &x, &y);
  open_menu (self, x, CLAMP (y, 0, gtk_widget_get_height (GTK_WIDGET (self->reader))));
}

/* Enter on a highlight that stands out; the reader knows it for the selection. */
static gboolean
on_key_pressed (PdReadingView *self,
                guint keyval,
                guint keycode,
                GdkModifierType state)
{
  guint start, end;

  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & gtk_accelerator_get_default_mod_mask ()) == GDK_SHIFT_MASK))
    {
      open_menu_at_caret (self);
      return GDK_EVENT_STOP;
    }
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (pd_reader_get_active_span (self->reader) == NULL || pd_reader_get_selection (self->reader, &start, &end))
    return GDK_EVENT_PROPAGATE;
  if (pd_reading_view_target_current (self, FALSE))
    pd_reading_view_open_palette (self, NULL);
  return GDK_EVENT_STOP;
}

static void
on_margin_activated (PdReadingView *self,
                     const char *highlight_id,
                     gboolean go)
{
  /* Where the margin lies above the page, the page would not be seen. */
  if (go && adw_overlay_split_view_get_collapsed (self->split_view))
    pd_reading_view_set_show_margin (self, FALSE);
  pd_reader_clear_selection (self->reader);
  pd_reading_view_want_highlight (self, highlight_id, go);
}

static void
on_margin_requested (PdReadingView *self,
                     int what,
                     const char *highlight_id,
                     GtkWidget *at)
{
  if (what == PD_MARGIN_REMOVE)
    {
      pd_reading_view_remove_highlight (self, highlight_id);
      return;
    }
  pd_reader_clear_selection (self->reader);
  pd_reading_view_want_highlight (self, highlight_id, FALSE);
  if (!pd_reading_view_target_current (self, FALSE))
    return;
  switch ((PdMarginRequest) what)
    {
    case PD_MARGIN_TAG:
      pd_reading_view_open_palette (self, at);
      break;
    case PD_MARGIN_CLAIM:
      pd_reading_view_open_claim (self, NULL);
      break;
    case PD_MARGIN_NOTE:
      pd_reading_view_open_note (self, at);
      break;
    case PD_MARGIN_REMOVE:
    default:
      break;
    }
}

static void
on_mention_activated (PdReadingView *self,
                      const char *mention_id)
{
  pd_reading_view_open_claim (self, mention_id);
}

static void
on_article_tags_requested (PdReadingView *self,
                           GtkWidget *at)
{
  pd_reading_view_open_article_palette (self, at);
}

/*< private >
 * pd_reading_view_install_input:
 *
 * Gives the class what its template calls where the person does something on the page or in the margin.
 */
void
pd_reading_view_install_input (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_span_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_span_resized);
  gtk_widget_class_bind_template_callback (widget_class, on_span_removal_requested);
  gtk_widget_class_bind_template_callback (widget_class, on_selection_settled);
  gtk_widget_class_bind_template_callback (widget_class, on_has_selection_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_active_span_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_secondary_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_margin_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_margin_requested);
  gtk_widget_class_bind_template_callback (widget_class, on_mention_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_article_tags_requested);
}
