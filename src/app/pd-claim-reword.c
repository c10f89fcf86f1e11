#include "pd-claim-reword.h"

#include <glib/gi18n-lib.h>

#include "pd-claim-edit.h"
#include "pd-entry-dialog.h"
#include "pd-toast.h"
#include "pd-undo-toast.h"

/* Which claim is to be worded how. It goes from what is loaded to what is asked and on. */
typedef struct
{
  PdProject *project;
  GtkWidget *widget;
  char *claim_id;
  char *statement;
  /* The other claim that states just that. */
  char *same_id;
} Reword;

static Reword *
reword_ref (Reword *reword)
{
  return g_rc_box_acquire (reword);
}

static void
reword_clear (Reword *reword)
{
  g_object_unref (reword->project);
  g_object_unref (reword->widget);
  g_free (reword->claim_id);
  g_free (reword->statement);
  g_free (reword->same_id);
}

static void
reword_unref (Reword *reword)
{
  g_rc_box_release_full (reword, (GDestroyNotify) reword_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reword, reword_unref)

static void
ask (Reword *reword,
     AdwDialog *dialog,
     const char *answer,
     GCallback callback)
{
  g_signal_connect_data (dialog, answer, callback, reword_ref (reword), (GClosureNotify) (GCallback) reword_unref, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, reword->widget);
}

/* Returns the claims, or %NULL where there is nothing to ask any more. */
static GPtrArray *
finish_loading (PdProject *project,
                GAsyncResult *result,
                Reword *reword)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) claims = pd_project_load_finish (project, result, &error);

  /* The window has closed meanwhile. */
  if (!gtk_widget_get_mapped (reword->widget))
    return NULL;
  if (claims == NULL)
    pd_toast_show (reword->widget, error->message);
  return g_steal_pointer (&claims);
}

static void
on_merge (AdwAlertDialog *dialog,
          const char *response,
          Reword *reword)
{
  g_autoptr (PdClaimEdit) edit = pd_claim_edit_merge (reword->same_id, reword->claim_id);

  pd_undo_toast_perform_planned (reword->widget, reword->project, PD_PLANNED_EDIT (edit), _ ("Claims merged"));
}

static void
offer_merge (Reword *reword)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Merge Claims?"), _ ("Another claim is worded like this already. Merged, they are one claim, with the mentions and judgements of both."));
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);

  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "merge", _ ("_Merge"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "merge", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (alert, "merge");
  adw_alert_dialog_set_close_response (alert, "cancel");
  ask (reword, dialog, "response::merge", G_CALLBACK (on_merge));
}

static void
on_same_loaded (GObject *object,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (Reword) reword = data;
  g_autoptr (GPtrArray) claims = finish_loading (PD_PROJECT (object), result, reword);
  g_autoptr (PdClaimEdit) edit = NULL;

  for (guint i = 0; claims != NULL && i < claims->len && reword->same_id == NULL; i++)
    {
      const char *id = pd_record_get_id (g_ptr_array_index (claims, i));

      if (!g_str_equal (id, reword->claim_id))
        reword->same_id = g_strdup (id);
    }
  if (claims == NULL)
    return;
  if (reword->same_id != NULL)
    {
      offer_merge (reword);
      return;
    }
  edit = pd_claim_edit_reword (reword->claim_id, reword->statement);
  pd_undo_toast_perform_planned (reword->widget, reword->project, PD_PLANNED_EDIT (edit), NULL);
}

static void
on_accepted (AdwDialog *dialog,
             const char *text,
             Reword *reword)
{
  g_set_str (&reword->statement, text);
  pd_project_load_async (reword->project, PD_WORD_CLAIM, PD_CLAIM_CLAIM, text, NULL, on_same_loaded, reword_ref (reword));
}

static void
on_claim_loaded (GObject *object,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (Reword) reword = data;
  g_autoptr (GPtrArray) claims = finish_loading (PD_PROJECT (object), result, reword);
  g_autofree char *body = NULL;
  PdRecord *claim;
  AdwDialog *dialog;
  guint n;

  if (claims == NULL || claims->len == 0)
    return;
  claim = g_ptr_array_index (claims, 0);
  n = pd_record_get_integer (claim, PD_CLAIM_MENTIONS);
  if (n > 0)
    body = g_strdup_printf (ngettext ("%u mention gets the new words.", "All %u mentions get the new words.", n), n);
  dialog = pd_entry_dialog_new (_ ("Reword Claim"), body, _ ("Claim"), _ ("_Reword"));
  pd_entry_dialog_set_text (PD_ENTRY_DIALOG (dialog), pd_record_get_text (claim, PD_CLAIM_CLAIM));
  ask (reword, dialog, "accepted", G_CALLBACK (on_accepted));
}

/**
 * pd_claim_reword_ask:
 * @widget: where the claim is shown
 * @project: an open project
 * @claim_id: the UUID of a claim
 *
 * Asks how a claim is to be worded, and words it like that. Where another claim is, merging the two is offered.
 */
void
pd_claim_reword_ask (GtkWidget *widget,
                     PdProject *project,
                     const char *claim_id)
{
  Reword *reword;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (PD_IS_PROJECT (project));
  g_return_if_fail (claim_id != NULL);

  reword = g_rc_box_new0 (Reword);
  reword->project = g_object_ref (project);
  /* What shows the claim is made anew when it changes; the window stays. */
  reword->widget = g_object_ref (gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY));
  reword->claim_id = g_strdup (claim_id);
  pd_project_load_async (project, PD_WORD_CLAIM, PD_CLAIM_ID, claim_id, NULL, on_claim_loaded, reword);
}
