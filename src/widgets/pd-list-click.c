#include "pd-list-click.h"

/* The widget of the row that is at a place. */
static GtkWidget *
find_row (GtkWidget *view,
          double x,
          double y)
{
  GtkWidget *widget = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && widget != view && gtk_widget_get_parent (widget) != view)
    widget = gtk_widget_get_parent (widget);
  return widget != view ? widget : NULL;
}

static void
on_released (GtkGesture *gesture,
             int n_presses,
             double x,
             double y)
{
  GtkWidget *row = find_row (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)), x, y);

  if (row != NULL && n_presses == 1)
    gtk_widget_activate (row);
}

/**
 * pd_list_click_attach:
 * @view: a list in a popover whose entry keeps the focus
 *
 * Has one click activate a row.
 *
 * #GtkListView:single-click-activate also selects what the pointer rests on: Enter would take that instead of what was
 * typed. And it lays the list out anew with each motion, after which GTK on X11 takes the pointer for being on the page
 * below a popover that has no grab, so that no click arrives at all.
 */
void
pd_list_click_attach (GtkListView *view)
{
  GtkGesture *gesture;

  g_return_if_fail (GTK_IS_LIST_VIEW (view));

  gesture = gtk_gesture_click_new ();
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect (gesture, "released", G_CALLBACK (on_released), NULL);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (gesture));
}
