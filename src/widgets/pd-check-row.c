#include "pd-check-row.h"

/**
 * PdCheckRow:
 *
 * A row that sets a check button, its activatable widget, and says whether that is set: it is the row that has the focus.
 */
struct _PdCheckRow
{
  AdwActionRow parent_instance;
};

G_DEFINE_FINAL_TYPE (PdCheckRow, pd_check_row, ADW_TYPE_ACTION_ROW)

static void
say_active (PdCheckRow *self)
{
  GtkCheckButton *check = GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (self)));

  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED, gtk_check_button_get_active (check) ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

/* It is set once. */
static void
on_check_set (PdCheckRow *self)
{
  GtkWidget *check = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (self));

  if (check == NULL)
    return;
  g_signal_connect_object (check, "notify::active", G_CALLBACK (say_active), self, G_CONNECT_SWAPPED);
  say_active (self);
}

static void
pd_check_row_class_init (PdCheckRowClass *klass)
{
  /* In a popover (of GTK 4.18) only Enter would. */
  gtk_widget_class_add_binding_signal (GTK_WIDGET_CLASS (klass), GDK_KEY_space, 0, "activate", NULL);
  gtk_widget_class_add_binding_signal (GTK_WIDGET_CLASS (klass), GDK_KEY_KP_Space, 0, "activate", NULL);
}

static void
pd_check_row_init (PdCheckRow *self)
{
  g_signal_connect (self, "notify::activatable-widget", G_CALLBACK (on_check_set), NULL);
}

/**
 * pd_check_row_new:
 * @title: plain text
 * @check: a check button
 *
 * Returns: (transfer floating): a row with @check in front
 */
GtkWidget *
pd_check_row_new (const char *title,
                  GtkWidget *check)
{
  GtkWidget *row;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (GTK_IS_CHECK_BUTTON (check), NULL);

  row = g_object_new (PD_TYPE_CHECK_ROW, "use-markup", FALSE, "title", title, NULL);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  return row;
}
