#include "pd-dialog-draft.h"

#include <glib/gi18n-lib.h>

/* What was in the dialog at first. */
#define BEFORE "pd-dialog-draft"

static void
add_text (GString *state,
          GtkTextBuffer *buffer)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  g_string_append (state, text);
}

static void
add_value (GString *state,
           GtkWidget *widget)
{
  if (GTK_IS_TEXT (widget))
    g_string_append (state, gtk_editable_get_text (GTK_EDITABLE (widget)));
  else if (GTK_IS_TEXT_VIEW (widget))
    add_text (state, gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)));
  else if (ADW_IS_COMBO_ROW (widget))
    g_string_append_printf (state, "%u", adw_combo_row_get_selected (ADW_COMBO_ROW (widget)));
  else if (GTK_IS_SWITCH (widget))
    g_string_append_c (state, gtk_switch_get_active (GTK_SWITCH (widget)) ? '1' : '0');
  else if (GTK_IS_TOGGLE_BUTTON (widget))
    g_string_append_c (state, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (widget)) ? '1' : '0');
  else
    return;
  g_string_append_c (state, '\n');
}

/* All that a person can write and choose, however much else comes and goes; what a popover offers, and whether it is open, is no part of it. */
static void
add_state (GString *state,
           GtkWidget *widget)
{
  add_value (state, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!GTK_IS_POPOVER (child) && !GTK_IS_MENU_BUTTON (child))
        add_state (state, child);
    }
}

static char *
dup_state (AdwDialog *dialog)
{
  g_autoptr (GString) state = g_string_new (NULL);

  add_state (state, GTK_WIDGET (dialog));
  return g_string_free_and_steal (g_steal_pointer (&state));
}

/* Where somebody was writing. */
typedef struct
{
  GtkEditable *entry;
  int start;
  int end;
} Place;

static void
place_free (gpointer data,
            GClosure *closure)
{
  Place *place = data;

  g_object_unref (place->entry);
  g_free (place);
}

/* An entry selects all that is in it as it gets the focus back, and the next key would replace it. */
static void
go_on (Place *place)
{
  gtk_editable_select_region (place->entry, place->start, place->end);
}

static void
keep_place (AdwDialog *alert,
            GtkWidget *focus)
{
  Place *place;

  if (!GTK_IS_EDITABLE (focus))
    return;
  place = g_new (Place, 1);
  place->entry = g_object_ref (GTK_EDITABLE (focus));
  gtk_editable_get_selection_bounds (place->entry, &place->start, &place->end);
  g_signal_connect_data (alert, "closed", G_CALLBACK (go_on), place, place_free, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
ask (AdwDialog *dialog)
{
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Discard What Was Written?"), _ ("It has not been saved.")));

  adw_alert_dialog_add_responses (alert, "keep", _ ("_Keep Writing"), "discard", _ ("_Discard"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (alert, "keep");
  adw_alert_dialog_set_close_response (alert, "keep");
  keep_place (ADW_DIALOG (alert), gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (dialog))));
  g_signal_connect_object (alert, "response::discard", G_CALLBACK (adw_dialog_force_close), dialog, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (alert), GTK_WIDGET (dialog));
}

static gboolean
ask_if_changed (gpointer data)
{
  AdwDialog *dialog = data;
  const char *before = g_object_get_data (G_OBJECT (dialog), BEFORE);
  g_autofree char *state = dup_state (dialog);

  /* An answer was given. */
  if (before == NULL)
    return G_SOURCE_REMOVE;
  if (g_str_equal (state, before))
    adw_dialog_force_close (dialog);
  else
    ask (dialog);
  return G_SOURCE_REMOVE;
}

/* An alert attempts to close before it tells of the response that one gave; what else is pressed comes after this. */
static void
on_close_attempt (AdwDialog *dialog)
{
  g_idle_add_full (G_PRIORITY_HIGH, ask_if_changed, g_object_ref (dialog), g_object_unref);
}

static void
on_response (AdwDialog *dialog)
{
  g_object_set_data (G_OBJECT (dialog), BEFORE, NULL);
  adw_dialog_force_close (dialog);
}

static void
take_state (AdwDialog *dialog)
{
  g_signal_handlers_disconnect_by_func (dialog, take_state, NULL);
  g_object_set_data_full (G_OBJECT (dialog), BEFORE, dup_state (dialog), g_free);
}

/**
 * pd_dialog_keep_draft:
 * @dialog: a dialog to write in, with all that is in it at first
 *
 * Asks before @dialog closes without what is written and chosen in it from now on: Escape is easily pressed once too often, as an input method takes
 * it too. A button that says that it cancels or saves has to use adw_dialog_force_close(), other than a response of an alert.
 */
void
pd_dialog_keep_draft (AdwDialog *dialog)
{
  g_return_if_fail (ADW_IS_DIALOG (dialog));

  take_state (dialog);
  /* It puts its child into a window or a sheet only as it is shown. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (dialog)))
    g_signal_connect (dialog, "map", G_CALLBACK (take_state), NULL);
  if (!adw_dialog_get_can_close (dialog))
    return;
  adw_dialog_set_can_close (dialog, FALSE);
  g_signal_connect (dialog, "close-attempt", G_CALLBACK (on_close_attempt), NULL);
  if (ADW_IS_ALERT_DIALOG (dialog))
    g_signal_connect (dialog, "response", G_CALLBACK (on_response), NULL);
}
