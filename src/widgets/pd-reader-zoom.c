#include <math.h>

#include "pd-reader-private.h"

/* What one notch of the wheel is worth; and how fine the fingers set it: each change sets the page anew. */
#define STEP 0.1
#define FINE_STEP 0.05

static gboolean
scroll (GtkEventControllerScroll *controller,
        double dx,
        double dy,
        PdReader *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;
  pd_reader_set_zoom (self, round ((self->setting.zoom - dy * STEP) / STEP) * STEP);
  return GDK_EVENT_STOP;
}

static void
begin_pinch (GtkGesture *gesture,
             GdkEventSequence *sequence,
             PdReader *self)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  self->pinched_zoom = self->setting.zoom;
}

static void
pinch (GtkGestureZoom *gesture,
       double scale,
       PdReader *self)
{
  pd_reader_set_zoom (self, round (self->pinched_zoom * scale / FINE_STEP) * FINE_STEP);
}

/*< private >
 * pd_reader_zoom_init:
 *
 * Readies it for being made larger and smaller with Ctrl and the wheel, and with two fingers.
 */
void
pd_reader_zoom_init (PdReader *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *controller;

  controller = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "scroll", G_CALLBACK (scroll), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (widget, controller);

  controller = GTK_EVENT_CONTROLLER (gtk_gesture_zoom_new ());
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "begin", G_CALLBACK (begin_pinch), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (controller, "scale-changed", G_CALLBACK (pinch), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (widget, controller);
}
