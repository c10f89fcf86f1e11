#include "pd-alert-focus.h"

static void
grab_focus (gpointer data)
{
  g_autoptr (GtkWidget) widget = data;

  if (gtk_widget_get_mapped (widget))
    gtk_widget_grab_focus (widget);
}

static void
focus_soon (GtkWidget *widget)
{
  g_idle_add_once (grab_focus, g_object_ref (widget));
}

/**
 * pd_alert_focus:
 * @alert: a dialog
 * @widget: what is to have the focus, in @alert
 *
 * Puts the focus on @widget once @alert is shown. Before it is laid out, an alert moves the focus to whatever takes it, which is not its default
 * response where that cannot be given yet.
 */
void
pd_alert_focus (AdwAlertDialog *alert,
                GtkWidget *widget)
{
  g_return_if_fail (ADW_IS_ALERT_DIALOG (alert));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (gtk_widget_get_mapped (GTK_WIDGET (alert)))
    focus_soon (widget);
  else
    {
      adw_dialog_set_focus (ADW_DIALOG (alert), widget);
      g_signal_connect_object (alert, "map", G_CALLBACK (focus_soon), widget, G_CONNECT_SWAPPED);
    }
}
