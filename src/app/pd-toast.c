#include "pd-toast.h"

/**
 * pd_toast_new:
 * @message: plain text
 *
 * Returns: (transfer full): a toast that says @message, before those that say something older
 */
AdwToast *
pd_toast_new (const char *message)
{
  g_return_val_if_fail (message != NULL, NULL);

  return g_object_new (ADW_TYPE_TOAST, "use-markup", FALSE, "title", message, "priority", ADW_TOAST_PRIORITY_HIGH, NULL);
}

/**
 * pd_toast_add:
 * @widget: a widget in the window that is to show it
 * @toast: (transfer full): a toast
 *
 * Shows a toast in the window that @widget is in; nowhere, if that is gone.
 */
void
pd_toast_add (GtkWidget *widget,
              AdwToast *toast)
{
  GtkWidget *overlay;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (ADW_IS_TOAST (toast));

  overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (toast);
}

/**
 * pd_toast_show:
 * @widget: a widget in the window that is to show it
 * @message: plain text
 *
 * Says something in passing.
 */
void
pd_toast_show (GtkWidget *widget,
               const char *message)
{
  pd_toast_add (widget, pd_toast_new (message));
}
