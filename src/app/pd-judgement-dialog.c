#include "pd-judgement-dialog.h"

#include <glib/gi18n-lib.h>

#include "pd-choices.h"
#include "pd-claim-edit.h"
#include "pd-dialog-draft.h"
#include "pd-dialog-focus.h"
#include "pd-evidence-row.h"
#include "pd-highlight-chooser.h"

/**
 * PdJudgementDialog:
 *
 * Judges a claim or a mention: the person's own judgement, or the one that is agreed.
 */
struct _PdJudgementDialog
{
  AdwDialog parent_instance;

  PdProject *project;
  PdKey target;
  char *id;
  /* Of all claims, to know the verdicts that are used. */
  GPtrArray *judgements;
  GPtrArray *evidence;
  /* Codes and own ones, as they are listed; behind them one to type. */
  GPtrArray *verdicts;
  GPtrArray *rows;

  AdwBanner *banner;
  GtkLabel *statement;
  AdwSwitchRow *agreed;
  AdwComboRow *verdict;
  AdwEntryRow *own_verdict;
  AdwExpanderRow *confidence;
  AdwSpinRow *certainty;
  GtkTextView *justification;
  AdwPreferencesGroup *evidence_group;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (PdJudgementDialog, pd_judgement_dialog, ADW_TYPE_DIALOG)

static void
tell (PdJudgementDialog *self,
      const char *message)
{
  adw_banner_set_title (self->banner, message);
  adw_banner_set_revealed (self->banner, TRUE);
}

static char *
dup_own (PdJudgementDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->own_verdict))));
}

static gboolean
is_own (PdJudgementDialog *self)
{
  return adw_combo_row_get_selected (self->verdict) == self->verdicts->len + 1;
}

static char *
dup_verdict (PdJudgementDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->verdict);

  if (is_own (self))
    return dup_own (self);
  return g_strdup (selected > 0 && selected <= self->verdicts->len ? g_ptr_array_index (self->verdicts, selected - 1) : "");
}

static void
update (PdJudgementDialog *self)
{
  g_autofree char *verdict = NULL;

  /* While the template is made. */
  if (self->project == NULL)
    return;
  verdict = dup_verdict (self);
  gtk_widget_set_visible (GTK_WIDGET (self->own_verdict), is_own (self));
  gtk_widget_set_sensitive (self->save_button, *verdict != '\0' && self->judgements != NULL);
}

static void
on_evidence_removed (PdJudgementDialog *self,
                     GtkWidget *row)
{
  g_ptr_array_remove (self->rows, row);
  adw_preferences_group_remove (self->evidence_group, row);
}

static GtkWidget *
add_evidence (PdJudgementDialog *self,
              PdRecord *item)
{
  GtkWidget *row = pd_evidence_row_new (item);

  g_signal_connect_object (row, "removed", G_CALLBACK (on_evidence_removed), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->evidence_group, row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
on_add_evidence (PdJudgementDialog *self)
{
  pd_evidence_row_focus (PD_EVIDENCE_ROW (add_evidence (self, NULL)));
}

static void
on_highlight_picked (PdJudgementDialog *self,
                     PdRecord *highlight)
{
  g_autoptr (PdRecord) item = pd_record_new_for_id (PD_WORD_EVIDENCE, NULL);

  pd_record_set_text (item, PD_EVIDENCE_HIGHLIGHT_ID, pd_record_get_id (highlight));
  pd_record_set_text (item, PD_EVIDENCE_QUOTE, pd_record_get_text (highlight, PD_HIGHLIGHT_QUOTE));
  gtk_widget_grab_focus (add_evidence (self, item));
}

static void
on_add_highlight (PdJudgementDialog *self)
{
  AdwDialog *dialog = pd_highlight_chooser_new (self->project, _ ("Choose a Highlight"), _ ("A passage that supports or refutes it, of any article"));

  g_signal_connect_object (dialog, "picked", G_CALLBACK (on_highlight_picked), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
add_verdict (PdJudgementDialog *self,
             const char *verdict)
{
  if (!g_ptr_array_find_with_equal_func (self->verdicts, verdict, g_str_equal, NULL))
    g_ptr_array_add (self->verdicts, g_strdup (verdict));
}

/* What somebody used once is offered to all. */
static void
list_verdicts (PdJudgementDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; pd_verdict_codes[i] != NULL; i++)
    add_verdict (self, pd_verdict_codes[i]);
  for (guint i = 0; self->judgements != NULL && i < self->judgements->len; i++)
    add_verdict (self, pd_record_get_text (g_ptr_array_index (self->judgements, i), PD_JUDGEMENT_VERDICT));
  gtk_string_list_append (labels, C_ ("verdict", "Not yet judged"));
  for (guint i = 0; i < self->verdicts->len; i++)
    gtk_string_list_append (labels, pd_choice_get_label (g_ptr_array_index (self->verdicts, i)));
  gtk_string_list_append (labels, C_ ("verdict", "Another…"));
  adw_combo_row_set_model (self->verdict, G_LIST_MODEL (labels));
}

static PdRecord *
find_judgement (PdJudgementDialog *self)
{
  gboolean agreed = adw_switch_row_get_active (self->agreed);

  for (guint i = 0; self->judgements != NULL && i < self->judgements->len; i++)
    {
      PdRecord *row = g_ptr_array_index (self->judgements, i);

      if (g_strcmp0 (pd_record_get_text (row, self->target), self->id) == 0
          && (pd_record_get_integer (row, PD_JUDGEMENT_AGREED) != 0) == agreed
          && (agreed || g_strcmp0 (pd_record_get_text (row, PD_JUDGEMENT_CODER_ID), pd_project_get_coder_id (self->project)) == 0))
        return row;
    }
  return NULL;
}

static void
show_verdict (PdJudgementDialog *self,
              PdRecord *judgement)
{
  guint place = 0;

  if (judgement != NULL && g_ptr_array_find_with_equal_func (self->verdicts, pd_record_get_text (judgement, PD_JUDGEMENT_VERDICT), g_str_equal, &place))
    place++;
  adw_combo_row_set_selected (self->verdict, place);
}

/* Another judgement is shown: the person's own, or the one that is agreed. */
static void
show (PdJudgementDialog *self)
{
  PdRecord *judgement = find_judgement (self);
  const char *why = judgement != NULL ? pd_record_get_text (judgement, PD_JUDGEMENT_JUSTIFICATION) : NULL;
  const char *confidence = judgement != NULL ? pd_record_get_text (judgement, PD_JUDGEMENT_CONFIDENCE) : NULL;

  if (self->project == NULL)
    return;
  show_verdict (self, judgement);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->justification), why != NULL ? why : "", -1);
  adw_expander_row_set_enable_expansion (self->confidence, confidence != NULL);
  if (confidence != NULL)
    adw_spin_row_set_value (self->certainty, g_ascii_strtod (confidence, NULL) * 100);
  while (self->rows->len > 0)
    on_evidence_removed (self, g_ptr_array_index (self->rows, 0));
  for (guint i = 0; judgement != NULL && i < self->evidence->len; i++)
    {
      PdRecord *item = g_ptr_array_index (self->evidence, i);

      if (g_strcmp0 (pd_record_get_text (item, PD_EVIDENCE_JUDGEMENT_ID), pd_record_get_id (judgement)) == 0)
        add_evidence (self, item);
    }
  update (self);
  pd_dialog_keep_draft (ADW_DIALOG (self));
}

static char *
dup_justification (PdJudgementDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->justification);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* From 0 to 1, as the exports have it. */
static char *
dup_confidence (PdJudgementDialog *self)
{
  guint percent = adw_spin_row_get_value (self->certainty) + 0.5;

  if (!adw_expander_row_get_enable_expansion (self->confidence))
    return NULL;
  return percent >= 100 ? g_strdup ("1") : g_strdup_printf ("0.%02u", percent);
}

static void
on_performed (GObject *object,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (PdJudgementDialog) self = data;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (pd_project_perform_planned_edit_finish (PD_PROJECT (object), result, &error))
    adw_dialog_force_close (ADW_DIALOG (self));
  else
    tell (self, error->message);
}

static GPtrArray *
collect_evidence (PdJudgementDialog *self)
{
  g_autoptr (GPtrArray) evidence = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *message = NULL;
      PdRecord *item = pd_evidence_row_dup_item (g_ptr_array_index (self->rows, i), &message);

      if (item == NULL)
        {
          tell (self, message);
          return NULL;
        }
      g_ptr_array_add (evidence, item);
    }
  return g_steal_pointer (&evidence);
}

static void
on_save (PdJudgementDialog *self)
{
  g_autoptr (PdRecord) judgement = pd_record_new_for_id (PD_WORD_JUDGEMENT, NULL);
  g_autoptr (GPtrArray) evidence = NULL;
  g_autoptr (PdClaimEdit) edit = NULL;
  g_autofree char *verdict = dup_verdict (self), *justification = dup_justification (self), *confidence = dup_confidence (self);

  evidence = collect_evidence (self);
  if (evidence == NULL)
    return;
  pd_record_set_text (judgement, self->target, self->id);
  pd_record_set_integer (judgement, PD_JUDGEMENT_AGREED, adw_switch_row_get_active (self->agreed));
  pd_record_set_text (judgement, PD_JUDGEMENT_VERDICT, verdict);
  pd_record_set_text (judgement, PD_JUDGEMENT_JUSTIFICATION, justification);
  pd_record_set_text (judgement, PD_JUDGEMENT_CONFIDENCE, confidence);
  edit = pd_claim_edit_judge (judgement, evidence);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  pd_project_perform_planned_edit_async (self->project, PD_PLANNED_EDIT (edit), NULL, on_performed, g_object_ref (self));
}

static void
on_evidence_loaded (GObject *object,
                    GAsyncResult *result,
                    gpointer data)
{
  g_autoptr (PdJudgementDialog) self = data;
  g_autoptr (GError) error = NULL;

  self->evidence = pd_project_load_finish (PD_PROJECT (object), result, &error);
  if (self->evidence == NULL)
    {
      tell (self, error->message);
      return;
    }
  list_verdicts (self);
  show (self);
}

static void
on_judgements_loaded (GObject *object,
                      GAsyncResult *result,
                      gpointer data)
{
  g_autoptr (PdJudgementDialog) self = data;
  g_autoptr (GError) error = NULL;

  self->judgements = pd_project_load_finish (PD_PROJECT (object), result, &error);
  if (self->judgements == NULL)
    tell (self, error->message);
  else
    pd_project_load_async (PD_PROJECT (object), PD_WORD_EVIDENCE, 0, NULL, NULL, on_evidence_loaded, g_object_ref (self));
}

static void
pd_judgement_dialog_dispose (GObject *object)
{
  PdJudgementDialog *self = PD_JUDGEMENT_DIALOG (object);

  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_JUDGEMENT_DIALOG);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (pd_judgement_dialog_parent_class)->dispose (object);
}

static void
pd_judgement_dialog_finalize (GObject *object)
{
  PdJudgementDialog *self = PD_JUDGEMENT_DIALOG (object);

  g_free (self->id);
  g_clear_pointer (&self->judgements, g_ptr_array_unref);
  g_clear_pointer (&self->evidence, g_ptr_array_unref);
  g_ptr_array_unref (self->verdicts);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (pd_judgement_dialog_parent_class)->finalize (object);
}

static void
pd_judgement_dialog_class_init (PdJudgementDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_judgement_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pd_judgement_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-judgement-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdJudgementDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, PdJudgementDialog, statement);
  gtk_widget_class_bind_template_child (widget_class, PdJudgementDialog, agreed);
  gtk_widget_class_bind_template_child (widget_class, PdJudgementDialog, verdict);
  gtk_widget_class_bind_template_child (widget_class, PdJudgementDialog, own_verdict);
  gtk_widget_class_bind_template_child (widget_class, PdJudgementDialog, confidence);
  gtk_widget_class_bind_template_child (widget_class, PdJudgementDialog, certainty);
  gtk_widget_class_bind_template_child (widget_class, PdJudgementDialog, justification);
  gtk_widget_class_bind_template_child (widget_class, PdJudgementDialog, evidence_group);
  gtk_widget_class_bind_template_child (widget_class, PdJudgementDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, show);
  gtk_widget_class_bind_template_callback (widget_class, on_add_evidence);
  gtk_widget_class_bind_template_callback (widget_class, on_add_highlight);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback_full (widget_class, "on_cancel", G_CALLBACK (adw_dialog_force_close));
}

static void
pd_judgement_dialog_init (PdJudgementDialog *self)
{
  self->verdicts = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  pd_dialog_focus (ADW_DIALOG (self), GTK_WIDGET (self->verdict));
}

/**
 * pd_judgement_dialog_new:
 * @project: an open project
 * @target: what is judged: %PD_JUDGEMENT_CLAIM_ID or %PD_JUDGEMENT_MENTION_ID
 * @id: its UUID
 * @statement: what it states
 *
 * Returns: a dialog to judge it
 */
AdwDialog *
pd_judgement_dialog_new (PdProject *project,
                         PdKey target,
                         const char *id,
                         const char *statement)
{
  PdJudgementDialog *self;

  g_return_val_if_fail (PD_IS_PROJECT (project), NULL);
  g_return_val_if_fail (target == PD_JUDGEMENT_CLAIM_ID || target == PD_JUDGEMENT_MENTION_ID, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (PD_TYPE_JUDGEMENT_DIALOG, "title", target == PD_JUDGEMENT_CLAIM_ID ? _ ("Judge Claim") : _ ("Judge Mention"), NULL);
  self->target = target;
  self->id = g_strdup (id);
  gtk_label_set_label (self->statement, statement);
  list_verdicts (self);
  self->project = g_object_ref (project);
  update (self);
  pd_project_load_async (project, PD_WORD_JUDGEMENT, 0, NULL, NULL, on_judgements_loaded, g_object_ref (self));
  return ADW_DIALOG (self);
}
