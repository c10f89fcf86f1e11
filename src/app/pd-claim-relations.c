#include "pd-claim-relations.h"

#include <glib/gi18n-lib.h>

#include "pd-claim-words.h"

/**
 * PdClaimRelations:
 *
 * What a claim is to others, and they to it, each of which leads to the page of the other: on the claim's page.
 */
struct _PdClaimRelations
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
  GtkWidget *change_button;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (PdClaimRelations, pd_claim_relations, ADW_TYPE_BIN)

static void
pd_claim_relations_dispose (GObject *object)
{
  PdClaimRelations *self = PD_CLAIM_RELATIONS (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (pd_claim_relations_parent_class)->dispose (object);
}

static void
pd_claim_relations_class_init (PdClaimRelationsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_claim_relations_dispose;
}

static void
pd_claim_relations_init (PdClaimRelations *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->change_button = gtk_button_new_with_mnemonic (_ ("_Change…"));
  gtk_widget_add_css_class (self->change_button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->change_button), "claim.relations");
  adw_preferences_group_set_title (self->group, _ ("Relations"));
  adw_preferences_group_set_header_suffix (self->group, self->change_button);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

/**
 * pd_claim_relations_new:
 *
 * Returns: (transfer floating): the relations of any claim
 */
GtkWidget *
pd_claim_relations_new (void)
{
  return g_object_new (PD_TYPE_CLAIM_RELATIONS, NULL);
}

static void
add_row (PdClaimRelations *self,
         PdRecord *relation,
         const char *claim_id,
         const PdClaimSummary *other)
{
  GtkWidget *row = adw_action_row_new (), *image = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *words = pd_claim_words_dup_relation (relation, claim_id);

  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), pd_record_get_text (other->claim, PD_CLAIM_CLAIM));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), image);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "claims.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(su)", pd_record_get_id (other->claim), (guint) PD_CLAIM_VIEW_MENTIONS);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

/**
 * pd_claim_relations_set_claim:
 * @ledger: what is known of claims
 * @claim: one of them; it is not kept
 *
 * Shows what a claim is to others. Where there is nothing to show, it is hidden.
 */
void
pd_claim_relations_set_claim (PdClaimRelations *self,
                              PdClaimLedger *ledger,
                              const PdClaimSummary *claim)
{
  const char *id;

  g_return_if_fail (PD_IS_CLAIM_RELATIONS (self));
  g_return_if_fail (PD_IS_CLAIM_LEDGER (ledger));
  g_return_if_fail (claim != NULL);

  id = pd_record_get_id (claim->claim);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->change_button), "(sss)", id, "", pd_record_get_text (claim->claim, PD_CLAIM_CLAIM));
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < claim->relations->len; i++)
    {
      PdRecord *relation = g_ptr_array_index (claim->relations, i);
      const char *subject = pd_record_get_text (relation, PD_CLAIM_RELATION_CLAIM_ID), *object = pd_record_get_text (relation, PD_CLAIM_RELATION_OTHER_CLAIM_ID);
      const PdClaimSummary *other = pd_claim_ledger_find_claim (ledger, g_str_equal (subject, id) ? object : subject);

      if (other != NULL)
        add_row (self, relation, id, other);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}
