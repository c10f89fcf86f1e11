#include "pd-names-dialog.h"

#include <glib/gi18n-lib.h>

#include "pd-claim-edit.h"
#include "pd-entry-dialog.h"
#include "pd-record-chooser.h"
#include "pd-record-list.h"
#include "pd-row-button.h"
#include "pd-row-focus.h"
#include "pd-undo-toast.h"

/**
 * PdNamesDialog:
 *
 * The names of those who say things, each with its other spellings: to rename, to merge and to take apart again.
 */
struct _PdNamesDialog
{
  AdwDialog parent_instance;

  PdProject *project;
  PdRecordList *names;
  PdRecordList *aliases;
  /* Which of them a question is about. */
  char *name_id;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (PdNamesDialog, pd_names_dialog, ADW_TYPE_DIALOG)

static PdRecord *
get_record (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW)), "record");
}

static void
on_renamed (PdNamesDialog *self,
            const char *text)
{
  g_autoptr (PdRecord) name = pd_record_new_for_id (PD_WORD_NAME, self->name_id);
  g_autoptr (PdEdit) edit = pd_edit_new (_ ("Rename Name"));

  pd_record_set_text (name, PD_NAME_NAME, text);
  pd_edit_update (edit, name);
  pd_undo_toast_perform (GTK_WIDGET (self->toasts), self->project, edit, NULL);
}

static void
on_rename (PdNamesDialog *self,
           GtkWidget *button)
{
  PdRecord *name = get_record (button);
  AdwDialog *dialog = pd_entry_dialog_new (_ ("Rename Name"), NULL, C_ ("person", "Name"), _ ("_Rename"));

  g_set_str (&self->name_id, pd_record_get_id (name));
  pd_entry_dialog_set_text (PD_ENTRY_DIALOG (dialog), pd_record_get_text (name, PD_NAME_NAME));
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (on_renamed), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
on_merge_picked (PdNamesDialog *self,
                 PdRecord *other)
{
  g_autoptr (PdClaimEdit) edit = pd_claim_edit_merge_names (self->name_id, pd_record_get_id (other));
  /* Translators: a name. */
  g_autofree char *message = g_strdup_printf (_ ("“%s” is an alias now"), pd_record_get_text (other, PD_NAME_NAME));

  pd_undo_toast_perform_planned (GTK_WIDGET (self->toasts), self->project, PD_PLANNED_EDIT (edit), message);
}

static void
on_merge (PdNamesDialog *self,
          GtkWidget *button)
{
  PdRecord *name = get_record (button);
  /* Translators: a name. */
  g_autofree char *explanation = g_strdup_printf (_ ("The one that you choose becomes an alias of “%s”, with all that was said under it"), pd_record_get_text (name, PD_NAME_NAME));
  AdwDialog *dialog = pd_record_chooser_new (self->project, PD_NAME_NAME, pd_record_get_id (name), _ ("Merge Names"), explanation);

  g_set_str (&self->name_id, pd_record_get_id (name));
  g_signal_connect_object (dialog, "picked", G_CALLBACK (on_merge_picked), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
on_split (PdNamesDialog *self,
          GtkWidget *button)
{
  PdRecord *alias = get_record (button);
  g_autoptr (PdClaimEdit) edit = pd_claim_edit_split_name (pd_record_get_id (alias), NULL);
  /* Translators: a name. */
  g_autofree char *message = g_strdup_printf (_ ("“%s” is a name of its own now"), pd_record_get_text (alias, PD_NAME_ALIAS_ALIAS));

  pd_undo_toast_perform_planned (GTK_WIDGET (self->toasts), self->project, PD_PLANNED_EDIT (edit), message);
}

static GtkWidget *
add_row (PdNamesDialog *self,
         PdRecord *record,
         const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (record), g_object_unref);
  gtk_list_box_append (self->list, row);
  return row;
}

/* Its other spellings stand below a name. */
static void
add_name (PdNamesDialog *self,
          PdRecord *name,
          GPtrArray *aliases)
{
  gboolean can_edit = !pd_project_get_read_only (self->project);
  GtkWidget *row = add_row (self, name, pd_record_get_text (name, PD_NAME_NAME));
  /* Translators: a name. */
  g_autofree char *subtitle = g_strdup_printf (_ ("Alias of “%s”"), pd_record_get_text (name, PD_NAME_NAME));

  pd_row_button_add (row, "document-edit-symbolic", _ ("Rename Name"), can_edit, G_CALLBACK (on_rename), self);
  pd_row_button_add (row, "list-add-symbolic", _ ("Merge With Another Name"), can_edit, G_CALLBACK (on_merge), self);
  for (guint i = 0; i < aliases->len; i++)
    {
      PdRecord *alias = g_ptr_array_index (aliases, i);

      row = add_row (self, alias, pd_record_get_text (alias, PD_NAME_ALIAS_ALIAS));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      pd_row_button_add (row, "list-remove-symbolic", _ ("Make a Name of Its Own"), can_edit, G_CALLBACK (on_split), self);
    }
}

static GPtrArray *
list_aliases (PdNamesDialog *self,
              const char *name_id)
{
  GPtrArray *aliases = g_ptr_array_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->aliases));

  for (guint i = 0; i < n; i++)
    {
      PdRecord *alias = pd_record_list_get (self->aliases, i);

      if (g_str_equal (pd_record_get_text (alias, PD_NAME_ALIAS_NAME_ID), name_id))
        g_ptr_array_add (aliases, alias);
    }
  return aliases;
}

static void
show_names (PdNamesDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->names));
  int focused = pd_row_focus_find (self->list);

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < n; i++)
    {
      PdRecord *name = pd_record_list_get (self->names, i);
      g_autoptr (GPtrArray) aliases = list_aliases (self, pd_record_get_id (name));

      add_name (self, name, aliases);
    }
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
  pd_row_focus_keep (self->list, focused, GTK_WIDGET (self));
}

static void
pd_names_dialog_dispose (GObject *object)
{
  PdNamesDialog *self = PD_NAMES_DIALOG (object);

  if (self->names != NULL)
    g_signal_handlers_disconnect_by_data (self->names, self);
  if (self->aliases != NULL)
    g_signal_handlers_disconnect_by_data (self->aliases, self);
  g_clear_object (&self->names);
  g_clear_object (&self->aliases);
  g_clear_object (&self->project);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_NAMES_DIALOG);

  G_OBJECT_CLASS (pd_names_dialog_parent_class)->dispose (object);
}

static void
pd_names_dialog_finalize (GObject *object)
{
  g_free (PD_NAMES_DIALOG (object)->name_id);

  G_OBJECT_CLASS (pd_names_dialog_parent_class)->finalize (object);
}

static void
pd_names_dialog_class_init (PdNamesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_names_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pd_names_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-names-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdNamesDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, PdNamesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PdNamesDialog, list);
}

static void
pd_names_dialog_init (PdNamesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_names_dialog_new:
 * @project: an open project
 *
 * Returns: a dialog of its names
 */
AdwDialog *
pd_names_dialog_new (PdProject *project)
{
  PdNamesDialog *self;

  g_return_val_if_fail (PD_IS_PROJECT (project), NULL);

  self = g_object_new (PD_TYPE_NAMES_DIALOG, NULL);
  self->project = g_object_ref (project);
  self->names = pd_record_list_new (project, PD_WORD_NAME);
  self->aliases = pd_record_list_new (project, PD_WORD_NAME_ALIAS);
  g_signal_connect_object (self->names, "items-changed", G_CALLBACK (show_names), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->aliases, "items-changed", G_CALLBACK (show_names), self, G_CONNECT_SWAPPED);
  show_names (self);
  return ADW_DIALOG (self);
}
