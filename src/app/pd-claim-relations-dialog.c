#include "pd-claim-relations-dialog.h"

#include <glib/gi18n-lib.h>

#include "pd-choices.h"
#include "pd-claim-edit.h"
#include "pd-claim-words.h"
#include "pd-record-chooser.h"
#include "pd-record-list.h"
#include "pd-row-button.h"
#include "pd-row-focus.h"
#include "pd-undo-toast.h"

/**
 * PdClaimRelationsDialog:
 *
 * What a claim is to others, and they to it: to see, to add and to remove.
 */
struct _PdClaimRelationsDialog
{
  AdwDialog parent_instance;

  PdProject *project;
  char *claim_id;
  PdRecordList *claims;
  PdRecordList *relations;

  AdwToastOverlay *toasts;
  AdwPreferencesGroup *group;
  AdwComboRow *relation;
  AdwEntryRow *note;
  GtkWidget *add_group;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (PdClaimRelationsDialog, pd_claim_relations_dialog, ADW_TYPE_DIALOG)

static void
on_remove (PdClaimRelationsDialog *self,
           GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
  g_autoptr (PdEdit) edit = pd_edit_new (_ ("Remove Relation"));

  pd_edit_remove (edit, PD_WORD_CLAIM_RELATION, g_object_get_data (G_OBJECT (row), "relation-id"));
  pd_undo_toast_perform (GTK_WIDGET (self->toasts), self->project, edit, _ ("Relation removed"));
}

static void
add_row (PdClaimRelationsDialog *self,
         PdRecord *relation,
         PdRecord *other)
{
  g_autofree char *subtitle = pd_claim_words_dup_relation (relation, self->claim_id);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), pd_record_get_text (other, PD_CLAIM_CLAIM));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_object_set_data_full (G_OBJECT (row), "relation-id", g_strdup (pd_record_get_id (relation)), g_free);
  pd_row_button_add (row, "user-trash-symbolic", _ ("Remove Relation"), !pd_project_get_read_only (self->project), G_CALLBACK (on_remove), self);
  gtk_list_box_append (self->list, row);
}

static void
show_relations (PdClaimRelationsDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->relations)), shown = 0;
  int focused = pd_row_focus_find (self->list);

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < n; i++)
    {
      PdRecord *relation = pd_record_list_get (self->relations, i);
      const char *a = pd_record_get_text (relation, PD_CLAIM_RELATION_CLAIM_ID), *b = pd_record_get_text (relation, PD_CLAIM_RELATION_OTHER_CLAIM_ID);
      gboolean is_subject = g_str_equal (a, self->claim_id);
      PdRecord *other = pd_record_list_find (self->claims, is_subject ? b : a);

      if (other == NULL || (!is_subject && !g_str_equal (b, self->claim_id)))
        continue;
      add_row (self, relation, other);
      shown++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->group), shown > 0);
  pd_row_focus_keep (self->list, focused, GTK_WIDGET (self->relation));
}

static void
on_picked (PdClaimRelationsDialog *self,
           PdRecord *claim)
{
  guint selected = adw_combo_row_get_selected (self->relation);
  g_autofree char *note = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note))));
  g_autoptr (PdClaimEdit) edit = NULL;

  edit = pd_claim_edit_relate (self->claim_id, pd_claim_relation_codes[selected], pd_record_get_id (claim), *note != '\0' ? note : NULL);
  pd_undo_toast_perform_planned (GTK_WIDGET (self->toasts), self->project, PD_PLANNED_EDIT (edit), NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->note), "");
}

static void
on_choose (PdClaimRelationsDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->relation);
  AdwDialog *dialog = pd_record_chooser_new (self->project, PD_CLAIM_CLAIM, self->claim_id, _ ("Choose a Claim"), pd_choice_get_label (pd_claim_relation_codes[selected]));

  g_signal_connect_object (dialog, "picked", G_CALLBACK (on_picked), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
show_title (PdClaimRelationsDialog *self)
{
  PdRecord *claim = pd_record_list_find (self->claims, self->claim_id);

  if (claim != NULL)
    adw_preferences_group_set_description (self->group, pd_record_get_text (claim, PD_CLAIM_CLAIM));
  show_relations (self);
}

static void
pd_claim_relations_dialog_dispose (GObject *object)
{
  PdClaimRelationsDialog *self = PD_CLAIM_RELATIONS_DIALOG (object);

  if (self->claims != NULL)
    g_signal_handlers_disconnect_by_data (self->claims, self);
  if (self->relations != NULL)
    g_signal_handlers_disconnect_by_data (self->relations, self);
  g_clear_object (&self->claims);
  g_clear_object (&self->relations);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (pd_claim_relations_dialog_parent_class)->dispose (object);
}

static void
pd_claim_relations_dialog_finalize (GObject *object)
{
  g_free (PD_CLAIM_RELATIONS_DIALOG (object)->claim_id);

  G_OBJECT_CLASS (pd_claim_relations_dialog_parent_class)->finalize (object);
}

static void
pd_claim_relations_dialog_class_init (PdClaimRelationsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_claim_relations_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pd_claim_relations_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-claim-relations-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdClaimRelationsDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, PdClaimRelationsDialog, group);
  gtk_widget_class_bind_template_child (widget_class, PdClaimRelationsDialog, relation);
  gtk_widget_class_bind_template_child (widget_class, PdClaimRelationsDialog, note);
  gtk_widget_class_bind_template_child (widget_class, PdClaimRelationsDialog, add_group);
  gtk_widget_class_bind_template_child (widget_class, PdClaimRelationsDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, on_choose);
}

static void
pd_claim_relations_dialog_init (PdClaimRelationsDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; pd_claim_relation_codes[i] != NULL; i++)
    gtk_string_list_append (labels, pd_choice_get_label (pd_claim_relation_codes[i]));
  adw_combo_row_set_model (self->relation, G_LIST_MODEL (labels));
}

/**
 * pd_claim_relations_dialog_new:
 * @project: an open project
 * @claim_id: the UUID of a claim
 *
 * Returns: a dialog of the claim's relations
 */
AdwDialog *
pd_claim_relations_dialog_new (PdProject *project,
                               const char *claim_id)
{
  PdClaimRelationsDialog *self;

  g_return_val_if_fail (PD_IS_PROJECT (project), NULL);
  g_return_val_if_fail (claim_id != NULL, NULL);

  self = g_object_new (PD_TYPE_CLAIM_RELATIONS_DIALOG, NULL);
  self->project = g_object_ref (project);
  self->claim_id = g_strdup (claim_id);
  self->claims = pd_record_list_new (project, PD_WORD_CLAIM);
  self->relations = pd_record_list_new (project, PD_WORD_CLAIM_RELATION);
  g_signal_connect_object (self->claims, "items-changed", G_CALLBACK (show_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->relations, "items-changed", G_CALLBACK (show_relations), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->add_group, !pd_project_get_read_only (project));
  show_title (self);
  return ADW_DIALOG (self);
}
