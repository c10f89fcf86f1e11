#include "pd-codebook-actions.h"

#include <glib/gi18n-lib.h>

#include "pd-codebook-confirm.h"
#include "pd-codebook-words.h"
#include "pd-entry-dialog.h"
#include "pd-tag-chooser.h"
#include "pd-tag-split-dialog.h"
#include "pd-undo-toast.h"

/* A dialog is about the tag that was selected when it was opened. */
static void
present (PdCodebookView *self,
         AdwDialog *dialog,
         const char *tag_id)
{
  g_object_set_data_full (G_OBJECT (dialog), "tag-id", g_strdup (tag_id), g_free);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static const char *
get_tag_id (gpointer dialog)
{
  return g_object_get_data (dialog, "tag-id");
}

/* ---- making and naming ---- */

static void
on_new_named (PdCodebookView *self,
              const char *name,
              AdwDialog *dialog)
{
  g_autoptr (PdCodebookEdit) edit = pd_codebook_edit_add (get_tag_id (dialog), name);

  pd_codebook_view_perform (self, edit, NULL);
}

static void
ask_for_name (PdCodebookView *self,
              PdTagNode *parent)
{
  const char *parent_name = parent != NULL ? pd_record_get_text (pd_tag_node_get_tag (parent), PD_TAG_NAME) : NULL;
  /* Translators: a tag. */
  g_autofree char *heading = parent != NULL ? g_strdup_printf (_ ("New Tag Under “%s”"), parent_name) : g_strdup (_ ("New Tag"));
  AdwDialog *dialog = pd_entry_dialog_new (heading, _ ("A / nests one tag under another"), _ ("Name"), _ ("_Add"));

  g_signal_connect_object (dialog, "accepted", G_CALLBACK (on_new_named), self, G_CONNECT_SWAPPED);
  present (self, dialog, parent != NULL ? pd_tag_node_get_id (parent) : NULL);
}

/* Beside the one that is selected. */
static void
on_add (GtkWidget *widget,
        const char *name,
        GVariant *parameter)
{
  PdCodebookView *self = PD_CODEBOOK_VIEW (widget);
  PdTagNode *selected = pd_codebook_view_get_selected (self);

  ask_for_name (self, selected != NULL ? pd_tag_tree_get_parent (pd_codebook_view_get_tree (self), selected) : NULL);
}

static void
on_add_nested (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  PdTagNode *selected = pd_codebook_view_get_selected (PD_CODEBOOK_VIEW (widget));

  if (selected != NULL)
    ask_for_name (PD_CODEBOOK_VIEW (widget), selected);
}

static void
on_renamed (PdCodebookView *self,
            const char *name,
            AdwDialog *dialog)
{
  g_autoptr (PdRecord) tag = pd_record_new_for_id (PD_WORD_TAG, get_tag_id (dialog));
  g_autoptr (PdCodebookEdit) edit = NULL;

  pd_record_set_text (tag, PD_TAG_NAME, name);
  edit = pd_codebook_edit_change (tag);
  pd_codebook_view_perform (self, edit, NULL);
}

static void
on_rename (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  PdCodebookView *self = PD_CODEBOOK_VIEW (widget);
  PdTagNode *selected = pd_codebook_view_get_selected (self);
  AdwDialog *dialog;

  if (selected == NULL)
    return;
  dialog = pd_entry_dialog_new (_ ("Rename Tag"), NULL, _ ("Name"), _ ("_Rename"));
  pd_entry_dialog_set_text (PD_ENTRY_DIALOG (dialog), pd_record_get_text (pd_tag_node_get_tag (selected), PD_TAG_NAME));
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (on_renamed), self, G_CONNECT_SWAPPED);
  present (self, dialog, pd_tag_node_get_id (selected));
}

/* ---- what is shown before it is done ---- */

static void
on_confirmed (PdCodebookView *self,
              AdwDialog *dialog)
{
  const char *awaited = get_tag_id (dialog);

  if (awaited != NULL)
    pd_codebook_view_await (self, awaited);
  pd_codebook_view_perform (self, g_object_get_data (G_OBJECT (dialog), "edit"), g_object_get_data (G_OBJECT (dialog), "message"));
}

static void
confirm (PdCodebookView *self,
         PdCodebookEdit *edit,
         PdCodebookChange change,
         const char *heading,
         const char *message,
         const char *awaited_id)
{
  AdwDialog *dialog = pd_codebook_confirm_new (pd_codebook_view_get_project (self), edit, change, heading);

  g_object_set_data_full (G_OBJECT (dialog), "edit", g_object_ref (edit), g_object_unref);
  g_object_set_data_full (G_OBJECT (dialog), "message", g_strdup (message), g_free);
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (on_confirmed), self, G_CONNECT_SWAPPED);
  present (self, dialog, awaited_id);
}

static void
on_remove (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  PdCodebookView *self = PD_CODEBOOK_VIEW (widget);
  PdTagNode *selected = pd_codebook_view_get_selected (self);
  g_autoptr (PdCodebookEdit) edit = NULL;
  g_autofree char *heading = NULL, *message = NULL;

  if (selected == NULL)
    return;
  edit = pd_codebook_edit_remove (pd_tag_node_get_id (selected));
  /* Translators: a tag. */
  heading = g_strdup_printf (_ ("Delete “%s”?"), pd_record_get_text (pd_tag_node_get_tag (selected), PD_TAG_NAME));
  /* Translators: a tag. */
  message = g_strdup_printf (_ ("“%s” deleted"), pd_record_get_text (pd_tag_node_get_tag (selected), PD_TAG_NAME));
  confirm (self, edit, PD_CODEBOOK_REMOVES, heading, message, NULL);
}

static char *
dup_name (PdCodebookView *self,
          const char *tag_id)
{
  PdTagNode *node = pd_tag_tree_find (pd_codebook_view_get_tree (self), tag_id);

  return g_strdup (node != NULL ? pd_record_get_text (pd_tag_node_get_tag (node), PD_TAG_NAME) : "");
}

static void
confirm_move (PdCodebookView *self,
              PdCodebookEdit *edit,
              const char *tag_id)
{
  g_autofree char *name = dup_name (self, tag_id);
  /* Translators: a tag. */
  g_autofree char *heading = g_strdup_printf (_ ("Move “%s”?"), name);
  /* Translators: a tag. */
  g_autofree char *message = g_strdup_printf (_ ("“%s” moved"), name);

  confirm (self, edit, PD_CODEBOOK_MOVES, heading, message, tag_id);
}

static void
on_parent_picked (PdCodebookView *self,
                  PdRecord *parent,
                  AdwDialog *dialog)
{
  const char *tag_id = get_tag_id (dialog);
  g_autoptr (PdCodebookEdit) edit = pd_codebook_edit_move (tag_id, pd_record_get_id (parent), NULL);

  confirm_move (self, edit, tag_id);
}

static void
on_move_to (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  PdCodebookView *self = PD_CODEBOOK_VIEW (widget);
  PdTagNode *selected = pd_codebook_view_get_selected (self);
  g_autofree char *explanation = NULL;
  AdwDialog *dialog;

  if (selected == NULL)
    return;
  /* Translators: a tag. */
  explanation = g_strdup_printf (_ ("“%s” and what is nested under it will be nested under the tag that you choose"), pd_record_get_text (pd_tag_node_get_tag (selected), PD_TAG_NAME));
  dialog = pd_tag_chooser_new (pd_codebook_view_get_tree (self), pd_tag_node_get_id (selected), FALSE, TRUE, _ ("Move Tag"), explanation);
  g_signal_connect_object (dialog, "picked", G_CALLBACK (on_parent_picked), self, G_CONNECT_SWAPPED);
  present (self, dialog, pd_tag_node_get_id (selected));
}

static void
on_merge_picked (PdCodebookView *self,
                 PdRecord *kept,
                 AdwDialog *dialog)
{
  const char *merged_id = get_tag_id (dialog);
  g_autoptr (PdCodebookEdit) edit = pd_codebook_edit_merge (pd_record_get_id (kept), merged_id);
  g_autofree char *name = dup_name (self, merged_id);
  /* Translators: two tags. */
  g_autofree char *heading = g_strdup_printf (_ ("Merge “%s” Into “%s”?"), name, pd_record_get_text (kept, PD_TAG_NAME));

  confirm (self, edit, PD_CODEBOOK_MERGES, heading, _ ("Tags merged"), pd_record_get_id (kept));
}

static void
on_merge (GtkWidget *widget,
          const char *name,
          GVariant *parameter)
{
  PdCodebookView *self = PD_CODEBOOK_VIEW (widget);
  PdTagNode *selected = pd_codebook_view_get_selected (self);
  g_autofree char *explanation = NULL;
  AdwDialog *dialog;

  if (selected == NULL)
    return;
  /* Translators: a tag. */
  explanation = g_strdup_printf (_ ("“%s” becomes part of the tag that you choose"), pd_record_get_text (pd_tag_node_get_tag (selected), PD_TAG_NAME));
  dialog = pd_tag_chooser_new (pd_codebook_view_get_tree (self), pd_tag_node_get_id (selected), FALSE, FALSE, _ ("Merge Tags"), explanation);
  g_signal_connect_object (dialog, "picked", G_CALLBACK (on_merge_picked), self, G_CONNECT_SWAPPED);
  present (self, dialog, pd_tag_node_get_id (selected));
}

static void
on_split (GtkWidget *widget,
          const char *name,
          GVariant *parameter)
{
  PdCodebookView *self = PD_CODEBOOK_VIEW (widget);
  PdTagNode *selected = pd_codebook_view_get_selected (self);

  if (selected != NULL)
    adw_dialog_present (pd_tag_split_dialog_new (pd_codebook_view_get_project (self), pd_codebook_view_get_tree (self), selected), widget);
}

/* ---- order ---- */

static void
step (GtkWidget *widget,
      PdCodebookStep where)
{
  PdCodebookView *self = PD_CODEBOOK_VIEW (widget);
  PdTagNode *selected = pd_codebook_view_get_selected (self);
  g_autoptr (PdCodebookEdit) edit = NULL;

  if (selected == NULL)
    return;
  edit = pd_codebook_edit_step (pd_tag_node_get_id (selected), where);
  pd_codebook_view_perform (self, edit, NULL);
}

static void
on_up (GtkWidget *widget,
       const char *name,
       GVariant *parameter)
{
  step (widget, PD_CODEBOOK_UP);
}

static void
on_down (GtkWidget *widget,
         const char *name,
         GVariant *parameter)
{
  step (widget, PD_CODEBOOK_DOWN);
}

static void
on_nest (GtkWidget *widget,
         const char *name,
         GVariant *parameter)
{
  step (widget, PD_CODEBOOK_IN);
}

static void
on_unnest (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  step (widget, PD_CODEBOOK_OUT);
}

/* Whether something goes along that a person may not think of: what is nested under it, or the marks that carry it. */
static gboolean
carries_something (PdTagNode *node)
{
  return pd_tag_node_has_children (node) || pd_tag_node_get_counts (node)->nested_highlights > 0;
}

/* Where it was dragged to, which was seen while it was. What is nested elsewhere by that is shown before, as where it was chosen from the menu; another place
 * among those beside it is not asked about. */
static void
on_move (GtkWidget *widget,
         const char *name,
         GVariant *parameter)
{
  PdCodebookView *self = PD_CODEBOOK_VIEW (widget);
  const char *tag_id, *parent_id, *before_id;
  g_autoptr (PdCodebookEdit) edit = NULL;
  PdTagNode *node;

  g_variant_get (parameter, "(&s&s&s)", &tag_id, &parent_id, &before_id);
  edit = pd_codebook_edit_move (tag_id, *parent_id != '\0' ? parent_id : NULL, *before_id != '\0' ? before_id : NULL);
  node = pd_tag_tree_find (pd_codebook_view_get_tree (self), tag_id);
  if (node != NULL && carries_something (node) && g_strcmp0 (pd_record_get_text (pd_tag_node_get_tag (node), PD_TAG_PARENT_ID), *parent_id != '\0' ? parent_id : NULL) != 0)
    {
      confirm_move (self, edit, tag_id);
      return;
    }
  pd_codebook_view_await (self, tag_id);
  pd_codebook_view_perform (self, edit, NULL);
}

/* ---- looking ---- */

static void
on_show_uses (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  const char *tag_id, *what;
  gboolean nested;

  g_variant_get (parameter, "(&sb&s)", &tag_id, &nested, &what);
  pd_codebook_view_show_uses (PD_CODEBOOK_VIEW (widget), tag_id, nested, what);
}

/**
 * pd_codebook_actions_install:
 * @widget_class: the class of the view of the codebook
 *
 * Gives the view its actions, which are about the selected tag.
 */
void
pd_codebook_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "codebook.add", NULL, on_add);
  gtk_widget_class_install_action (widget_class, "codebook.add-nested", NULL, on_add_nested);
  gtk_widget_class_install_action (widget_class, "codebook.rename", NULL, on_rename);
  gtk_widget_class_install_action (widget_class, "codebook.remove", NULL, on_remove);
  gtk_widget_class_install_action (widget_class, "codebook.move-to", NULL, on_move_to);
  gtk_widget_class_install_action (widget_class, "codebook.merge", NULL, on_merge);
  gtk_widget_class_install_action (widget_class, "codebook.split", NULL, on_split);
  gtk_widget_class_install_action (widget_class, "codebook.up", NULL, on_up);
  gtk_widget_class_install_action (widget_class, "codebook.down", NULL, on_down);
  gtk_widget_class_install_action (widget_class, "codebook.nest", NULL, on_nest);
  gtk_widget_class_install_action (widget_class, "codebook.unnest", NULL, on_unnest);
  gtk_widget_class_install_action (widget_class, "codebook.move", "(sss)", on_move);
  gtk_widget_class_install_action (widget_class, "codebook.show-uses", "(sbs)", on_show_uses);
}

/**
 * pd_codebook_actions_update:
 *
 * Makes those actions possible that are.
 */
void
pd_codebook_actions_update (PdCodebookView *self)
{
  static const char *const with_tag[] = { "codebook.add-nested", "codebook.rename", "codebook.remove", "codebook.move-to", "codebook.up", "codebook.down", "codebook.nest", "codebook.unnest" };
  PdProject *project = pd_codebook_view_get_project (self);
  PdTagNode *selected = pd_codebook_view_get_selected (self);
  gboolean writable = project != NULL && !pd_project_get_read_only (project);

  for (gsize i = 0; i < G_N_ELEMENTS (with_tag); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), with_tag[i], writable && selected != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "codebook.add", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "codebook.move", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "codebook.merge", writable && selected != NULL && pd_tag_tree_get_tags (pd_codebook_view_get_tree (self))->len > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "codebook.split", writable && selected != NULL && pd_tag_node_get_counts (selected)->highlights > 0);
}
