#include "pd-codebook-confirm.h"

#include <glib/gi18n-lib.h>

#include "pd-dialog-focus.h"
#include "pd-codebook-words.h"

/**
 * PdCodebookConfirm:
 *
 * Shows what an edit of the codebook changes, and asks whether that is wanted.
 */
struct _PdCodebookConfirm
{
  AdwAlertDialog parent_instance;

  PdCodebookChange change;
  GCancellable *cancellable;
  GtkListBox *lines;
};

enum
{
  ACCEPTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdCodebookConfirm, pd_codebook_confirm, ADW_TYPE_ALERT_DIALOG)

static void
pd_codebook_confirm_response (AdwAlertDialog *dialog,
                              const char *response)
{
  if (g_str_equal (response, "accept"))
    g_signal_emit (dialog, signals[ACCEPTED], 0);
}

static void
pd_codebook_confirm_dispose (GObject *object)
{
  PdCodebookConfirm *self = PD_CODEBOOK_CONFIRM (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (pd_codebook_confirm_parent_class)->dispose (object);
}

static void
pd_codebook_confirm_class_init (PdCodebookConfirmClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_codebook_confirm_dispose;
  ADW_ALERT_DIALOG_CLASS (klass)->response = pd_codebook_confirm_response;

  /**
   * PdCodebookConfirm::accepted:
   *
   * It is wanted.
   */
  signals[ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pd_codebook_confirm_init (PdCodebookConfirm *self)
{
  self->cancellable = g_cancellable_new ();
  self->lines = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->lines, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->lines), "boxed-list");
  gtk_widget_set_visible (GTK_WIDGET (self->lines), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lines), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What Changes"), -1);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (self), GTK_WIDGET (self->lines));
}

static void
show_lines (PdCodebookConfirm *self,
            const char *const *lines)
{
  for (; *lines != NULL; lines++)
    {
      GtkWidget *label = gtk_label_new (*lines), *row = gtk_list_box_row_new ();

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_widget_add_css_class (label, "change-line");
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, *lines, -1);
      gtk_list_box_append (self->lines, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->lines), TRUE);
}

/* A removal says so in its sentences. */
static GStrv
list_lines (PdCodebookChange change,
            const PdCodebookPreview *preview)
{
  switch (change)
    {
    case PD_CODEBOOK_MERGES:
      return pd_codebook_words_list_merge (preview);
    case PD_CODEBOOK_IMPORTS:
      return pd_codebook_words_list_import (preview);
    case PD_CODEBOOK_REMOVES:
    case PD_CODEBOOK_MOVES:
    default:
      return pd_codebook_words_list_move (preview);
    }
}

static void
on_foreseen (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (PdCodebookConfirm) self = data;
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (PdCodebookPreview) preview = pd_project_preview_codebook_edit_finish (PD_PROJECT (source), result, &error);
  gboolean is_possible;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (preview == NULL)
    {
      adw_alert_dialog_set_body (alert, error->message);
      return;
    }
  if (self->change == PD_CODEBOOK_REMOVES)
    {
      g_autofree char *loss = pd_codebook_words_dup_loss (preview);

      adw_alert_dialog_set_body (alert, loss);
    }
  else
    {
      g_auto (GStrv) lines = list_lines (self->change, preview);

      show_lines (self, (const char *const *) lines);
    }
  /* Where nothing would be added or changed, there is nothing to do. */
  is_possible = self->change != PD_CODEBOOK_IMPORTS || preview->added[0] != NULL || preview->changed_after[0] != NULL;
  adw_alert_dialog_set_response_enabled (alert, "accept", is_possible);
  if (is_possible)
    pd_dialog_focus (ADW_DIALOG (alert), adw_dialog_get_default_widget (ADW_DIALOG (self)));
}

static const char *
get_accept (PdCodebookChange change)
{
  switch (change)
    {
    case PD_CODEBOOK_REMOVES:
      return _ ("_Delete Tag");
    case PD_CODEBOOK_MERGES:
      return _ ("_Merge");
    case PD_CODEBOOK_IMPORTS:
      return _ ("_Import");
    case PD_CODEBOOK_MOVES:
    default:
      return _ ("_Move");
    }
}

/**
 * pd_codebook_confirm_new:
 * @project: an open project
 * @edit: what is to be done
 * @change: what that is
 * @heading: what is asked
 *
 * Returns: a dialog that shows what would change, and asks
 */
AdwDialog *
pd_codebook_confirm_new (PdProject *project,
                         PdCodebookEdit *edit,
                         PdCodebookChange change,
                         const char *heading)
{
  PdCodebookConfirm *self;
  AdwAlertDialog *alert;

  g_return_val_if_fail (PD_IS_PROJECT (project), NULL);
  g_return_val_if_fail (PD_IS_CODEBOOK_EDIT (edit), NULL);

  self = g_object_new (PD_TYPE_CODEBOOK_CONFIRM, "heading", heading, NULL);
  self->change = change;
  alert = ADW_ALERT_DIALOG (self);
  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "accept", get_accept (change), NULL);
  adw_alert_dialog_set_response_appearance (alert, "accept", change == PD_CODEBOOK_REMOVES ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_response_enabled (alert, "accept", FALSE);
  adw_alert_dialog_set_default_response (alert, "accept");
  adw_alert_dialog_set_close_response (alert, "cancel");
  pd_project_preview_codebook_edit_async (project, edit, self->cancellable, on_foreseen, g_object_ref (self));
  return ADW_DIALOG (self);
}
