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

/* Focus that is in the toast would be nowhere, and so would Escape: it goes back to where it was when the toast came. */
static void
on_dismissed (AdwToast *toast,
              AdwToastOverlay *overlay)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (overlay));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL, *content = adw_toast_overlay_get_child (overlay);
  GtkWidget *before = g_object_get_data (G_OBJECT (toast), "focus-before");

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (overlay)) || gtk_widget_is_ancestor (focus, content))
    return;
  if (before != NULL && gtk_widget_get_mapped (before) && gtk_widget_is_ancestor (before, content) && gtk_widget_grab_focus (before))
    return;
  gtk_root_set_focus (root, NULL);
  gtk_widget_child_focus (content, GTK_DIR_TAB_FORWARD);
}

static void
add (AdwToastOverlay *overlay,
     AdwToast *toast)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (overlay));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL)
    g_object_set_data_full (G_OBJECT (toast), "focus-before", g_object_ref (focus), g_object_unref);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_dismissed), overlay, G_CONNECT_DEFAULT);
  adw_toast_overlay_add_toast (overlay, toast);
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
    add (ADW_TOAST_OVERLAY (overlay), toast);
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
