#include "pd-entry-dialog.h"

#include <glib/gi18n-lib.h>

#include "pd-dialog-focus.h"

/**
 * PdEntryDialog:
 *
 * Asks for one line of text, such as a name, which may be one that need not be given. What is only spaces is no text. What is often given can be
 * taken from a list.
 */
struct _PdEntryDialog
{
  AdwAlertDialog parent_instance;

  gboolean optional;

  AdwEntryRow *entry;
  AdwPreferencesGroup *suggestions;
};

enum
{
  ACCEPTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdEntryDialog, pd_entry_dialog, ADW_TYPE_ALERT_DIALOG)

static char *
dup_text (PdEntryDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
on_changed (PdEntryDialog *self)
{
  g_autofree char *text = dup_text (self);

  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "accept", self->optional || *text != '\0');
}

static void
pd_entry_dialog_response (AdwAlertDialog *dialog,
                          const char *response)
{
  PdEntryDialog *self = PD_ENTRY_DIALOG (dialog);
  g_autofree char *text = dup_text (self);

  if (g_str_equal (response, "accept"))
    g_signal_emit (self, signals[ACCEPTED], 0, text);
}

static void
pd_entry_dialog_class_init (PdEntryDialogClass *klass)
{
  ADW_ALERT_DIALOG_CLASS (klass)->response = pd_entry_dialog_response;

  /**
   * PdEntryDialog::accepted:
   * @text: what was typed, without spaces around it; not empty unless that is accepted
   *
   * A text was typed and accepted.
   */
  signals[ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pd_entry_dialog_init (PdEntryDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *group = adw_preferences_group_new ();

  self->entry = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_entry_row_set_activates_default (self->entry, TRUE);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->entry));
  self->suggestions = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->suggestions), FALSE);
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->suggestions));
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (self), box);
  pd_dialog_focus (ADW_DIALOG (self), GTK_WIDGET (self->entry));
}

/**
 * pd_entry_dialog_new:
 * @heading: what is asked
 * @body: (nullable): a sentence on it
 * @title: what the entry is called
 * @accept: what the button says that accepts it, with a mnemonic
 *
 * Returns: a dialog that asks for a line of text
 */
AdwDialog *
pd_entry_dialog_new (const char *heading,
                     const char *body,
                     const char *title,
                     const char *accept)
{
  PdEntryDialog *self = g_object_new (PD_TYPE_ENTRY_DIALOG, "heading", heading, "body", body != NULL ? body : "", NULL);
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (self);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), title);
  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "accept", accept, NULL);
  adw_alert_dialog_set_response_appearance (alert, "accept", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (alert, "accept");
  adw_alert_dialog_set_close_response (alert, "cancel");
  on_changed (self);
  return ADW_DIALOG (self);
}

/**
 * pd_entry_dialog_set_text:
 * @text: (nullable): text
 *
 * Sets what is in the entry.
 */
void
pd_entry_dialog_set_text (PdEntryDialog *self,
                          const char *text)
{
  g_return_if_fail (PD_IS_ENTRY_DIALOG (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
}

/**
 * pd_entry_dialog_set_optional:
 * @optional: whether it may be accepted without a text
 *
 * Sets what becomes of an entry that is left empty. At first a text is needed.
 */
void
pd_entry_dialog_set_optional (PdEntryDialog *self,
                              gboolean optional)
{
  g_return_if_fail (PD_IS_ENTRY_DIALOG (self));

  self->optional = optional;
  on_changed (self);
}

static void
on_suggestion_taken (PdEntryDialog *self,
                     AdwPreferencesRow *row)
{
  g_autofree char *text = g_strdup (adw_preferences_row_get_title (row));

  g_signal_emit (self, signals[ACCEPTED], 0, text);
  adw_dialog_close (ADW_DIALOG (self));
}

/**
 * pd_entry_dialog_set_suggestions:
 * @title: what they are called
 * @suggestions: (array zero-terminated=1): what may be taken instead of typing it; few enough to be looked through
 *
 * Sets what is offered below the entry. One click takes it. To be called once.
 */
void
pd_entry_dialog_set_suggestions (PdEntryDialog *self,
                                 const char *title,
                                 const char *const *suggestions)
{
  g_return_if_fail (PD_IS_ENTRY_DIALOG (self));
  g_return_if_fail (suggestions != NULL);

  adw_preferences_group_set_title (self->suggestions, title);
  for (; *suggestions != NULL; suggestions++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *suggestions);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", G_CALLBACK (on_suggestion_taken), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->suggestions, row);
      gtk_widget_set_visible (GTK_WIDGET (self->suggestions), TRUE);
    }
}
