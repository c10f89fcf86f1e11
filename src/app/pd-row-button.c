#include "pd-row-button.h"

/**
 * pd_row_button_new:
 * @icon: the name of its icon
 * @label: what it does
 * @callback: called when it is clicked, with @object and the button
 * @object: a #GObject
 *
 * Makes a button for what can be done to a row of a list.
 *
 * Returns: (transfer floating): the button
 */
GtkWidget *
pd_row_button_new (const char *icon,
                   const char *label,
                   GCallback callback,
                   gpointer object)
{
  GtkWidget *button;

  g_return_val_if_fail (icon != NULL, NULL);
  g_return_val_if_fail (label != NULL, NULL);

  button = gtk_button_new_from_icon_name (icon);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", callback, object, G_CONNECT_SWAPPED);
  return button;
}
