#include "pd-dialog-focus.h"

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
  g_signal_handlers_disconnect_by_func (widget, focus_soon, NULL);
  g_idle_add_once (grab_focus, g_object_ref (widget));
}

/**
 * pd_dialog_focus:
 * @dialog: a dialog
 * @widget: what is to have the focus, in @dialog
 *
 * Puts the focus on @widget once @dialog is shown. Before it is laid out an alert moves the focus to whatever takes it, which is not its default
 * response where that cannot be given yet; and so does what comes up from below in a narrow window, where Cancel is the first.
 */
void
pd_dialog_focus (AdwDialog *dialog,
                 GtkWidget *widget)
{
  g_return_if_fail (ADW_IS_DIALOG (dialog));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  /* It is there later than the dialog around it. */
  if (gtk_widget_get_mapped (widget))
    focus_soon (widget);
  else
    {
      adw_dialog_set_focus (dialog, widget);
      g_signal_connect (widget, "map", G_CALLBACK (focus_soon), NULL);
    }
}
