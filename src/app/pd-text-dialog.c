#include "pd-text-dialog.h"

#include <glib/gi18n-lib.h>

#include "pd-dialog-draft.h"
#include "pd-dialog-focus.h"
#include "pd-text-field.h"

/**
 * PdTextDialog:
 *
 * Asks for a text of several lines, such as a memo. What is only spaces is no text. Ctrl+Enter accepts it.
 */
struct _PdTextDialog
{
  AdwAlertDialog parent_instance;

  PdTextField *field;
};

enum
{
  ACCEPTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdTextDialog, pd_text_dialog, ADW_TYPE_ALERT_DIALOG)

static void
accept_text (PdTextDialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (pd_text_field_get_text (self->field)));

  if (*text != '\0')
    g_signal_emit (self, signals[ACCEPTED], 0, text);
}

static void
pd_text_dialog_response (AdwAlertDialog *dialog,
                         const char *response)
{
  if (g_str_equal (response, "accept"))
    accept_text (PD_TEXT_DIALOG (dialog));
}

static void
on_accept_key (PdTextDialog *self)
{
  accept_text (self);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
pd_text_dialog_class_init (PdTextDialogClass *klass)
{
  ADW_ALERT_DIALOG_CLASS (klass)->response = pd_text_dialog_response;

  /**
   * PdTextDialog::accepted:
   * @text: what was written, without spaces around it
   *
   * A text was written and accepted.
   */
  signals[ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pd_text_dialog_init (PdTextDialog *self)
{
}

/**
 * pd_text_dialog_new:
 * @heading: what is asked
 * @label: what the field is called
 * @accept: what the button says that accepts it, with a mnemonic
 * @text: (nullable): what is in it at first
 *
 * Returns: a dialog that asks for a text
 */
AdwDialog *
pd_text_dialog_new (const char *heading,
                    const char *label,
                    const char *accept,
                    const char *text)
{
  PdTextDialog *self = g_object_new (PD_TYPE_TEXT_DIALOG, "heading", heading, NULL);
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (self);

  self->field = PD_TEXT_FIELD (pd_text_field_new (label));
  gtk_widget_set_size_request (GTK_WIDGET (self->field), 260, 120);
  pd_text_field_set_text (self->field, text);
  g_signal_connect_object (self->field, "accepted", G_CALLBACK (on_accept_key), self, G_CONNECT_SWAPPED);
  adw_alert_dialog_set_extra_child (alert, GTK_WIDGET (self->field));
  pd_dialog_focus (ADW_DIALOG (alert), GTK_WIDGET (self->field));
  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "accept", accept, NULL);
  adw_alert_dialog_set_response_appearance (alert, "accept", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (alert, "accept");
  adw_alert_dialog_set_close_response (alert, "cancel");
  pd_dialog_keep_draft (ADW_DIALOG (self));
  return ADW_DIALOG (self);
}
