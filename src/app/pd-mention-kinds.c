#include "pd-mention-kinds.h"

#include <glib/gi18n-lib.h>

#include "pd-choices.h"
#include "pd-entry-dialog.h"

/**
 * PdMentionKinds:
 *
 * Chooses what kinds a claim is of: as many as there are, own ones too, or none.
 */
struct _PdMentionKinds
{
  AdwBin parent_instance;

  AdwWrapBox *box;
  /* Behind the kinds. */
  GtkWidget *add_button;
  /* A kind to its button. */
  GHashTable *buttons;
  GPtrArray *kinds;
};

G_DEFINE_FINAL_TYPE (PdMentionKinds, pd_mention_kinds, ADW_TYPE_BIN)

static void
on_named (PdMentionKinds *self,
          const char *kind)
{
  /* One that is there already may be named as it is shown. */
  for (guint i = 0; i < self->kinds->len; i++)
    {
      if (g_str_equal (pd_choice_get_label (g_ptr_array_index (self->kinds, i)), kind))
        kind = g_ptr_array_index (self->kinds, i);
    }
  pd_mention_kinds_add (self, kind);
  gtk_toggle_button_set_active (g_hash_table_lookup (self->buttons, kind), TRUE);
}

static void
on_add (PdMentionKinds *self)
{
  AdwDialog *dialog = pd_entry_dialog_new (_ ("New Kind of Claim"), _ ("Once a claim is of it, it is offered for every claim of this project."), _ ("Name"), _ ("_Add"));

  g_signal_connect_object (dialog, "accepted", G_CALLBACK (on_named), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
pd_mention_kinds_finalize (GObject *object)
{
  PdMentionKinds *self = PD_MENTION_KINDS (object);

  g_hash_table_unref (self->buttons);
  g_ptr_array_unref (self->kinds);

  G_OBJECT_CLASS (pd_mention_kinds_parent_class)->finalize (object);
}

static void
pd_mention_kinds_class_init (PdMentionKindsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_mention_kinds_finalize;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pd_mention_kinds_init (PdMentionKinds *self)
{
  self->buttons = g_hash_table_new (g_str_hash, g_str_equal);
  self->kinds = g_ptr_array_new_with_free_func (g_free);
  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, 6);
  adw_wrap_box_set_line_spacing (self->box, 6);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  self->add_button = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add_button, "kind");
  gtk_widget_set_tooltip_text (self->add_button, _ ("Add a Kind"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add a Kind"), -1);
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (self->box, self->add_button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Kinds of claim"), -1);
  for (guint i = 0; pd_claim_kind_codes[i] != NULL; i++)
    pd_mention_kinds_add (self, pd_claim_kind_codes[i]);
}

/**
 * pd_mention_kinds_add:
 * @kind: the code of a kind, or one of the project's own
 *
 * Offers a kind, if it is not offered yet.
 */
void
pd_mention_kinds_add (PdMentionKinds *self,
                      const char *kind)
{
  GtkWidget *button;
  char *own;

  g_return_if_fail (PD_IS_MENTION_KINDS (self));
  g_return_if_fail (kind != NULL);

  if (g_hash_table_contains (self->buttons, kind))
    return;
  own = g_strdup (kind);
  button = gtk_toggle_button_new_with_label (pd_choice_get_label (kind));
  gtk_widget_add_css_class (button, "kind");
  adw_wrap_box_append (self->box, button);
  adw_wrap_box_reorder_child_after (self->box, self->add_button, button);
  g_ptr_array_add (self->kinds, own);
  g_hash_table_insert (self->buttons, own, button);
}

/**
 * pd_mention_kinds_set_selected:
 * @kinds: (array zero-terminated=1): kinds
 *
 * Selects these kinds and no others.
 */
void
pd_mention_kinds_set_selected (PdMentionKinds *self,
                               const char *const *kinds)
{
  g_return_if_fail (PD_IS_MENTION_KINDS (self));
  g_return_if_fail (kinds != NULL);

  for (guint i = 0; kinds[i] != NULL; i++)
    pd_mention_kinds_add (self, kinds[i]);
  for (guint i = 0; i < self->kinds->len; i++)
    {
      const char *kind = g_ptr_array_index (self->kinds, i);

      gtk_toggle_button_set_active (g_hash_table_lookup (self->buttons, kind), g_strv_contains (kinds, kind));
    }
}

/**
 * pd_mention_kinds_dup_selected:
 *
 * Returns: (transfer full): the kinds that are selected
 */
GStrv
pd_mention_kinds_dup_selected (PdMentionKinds *self)
{
  g_autoptr (GStrvBuilder) selected = g_strv_builder_new ();

  g_return_val_if_fail (PD_IS_MENTION_KINDS (self), NULL);

  for (guint i = 0; i < self->kinds->len; i++)
    {
      const char *kind = g_ptr_array_index (self->kinds, i);

      if (gtk_toggle_button_get_active (g_hash_table_lookup (self->buttons, kind)))
        g_strv_builder_add (selected, kind);
    }
  return g_strv_builder_end (selected);
}
