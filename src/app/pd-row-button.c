#include "pd-row-button.h"

/**
 * pd_row_button_add:
 * @row: a #AdwActionRow
 * @icon: the name of the button's icon
 * @label: what it does
 * @enabled: whether it can be done
 * @callback: called when it is clicked, with @object and the button
 * @object: a #GObject
 *
 * Adds a button to a row of a list, for what can be done to that.
 */
void
pd_row_button_add (GtkWidget *row,
                   const char *icon,
                   const char *label,
                   gboolean enabled,
                   GCallback callback,
                   gpointer object)
{
  GtkWidget *button;

  g_return_if_fail (ADW_IS_ACTION_ROW (row));
  g_return_if_fail (icon != NULL);
  g_return_if_fail (label != NULL);

  button = gtk_button_new_from_icon_name (icon);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, enabled);
  g_signal_connect_object (button, "clicked", callback, object, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}
