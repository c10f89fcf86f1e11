#include "pd-groups-dialog.h"

#include <glib/gi18n-lib.h>

#include "pd-entry-dialog.h"
#include "pd-library-edits.h"
#include "pd-row-button.h"
#include "pd-row-focus.h"
#include "pd-undo-toast.h"

/**
 * PdGroupsDialog:
 *
 * The groups of a project, to look into, rename, make and delete.
 */
struct _PdGroupsDialog
{
  AdwDialog parent_instance;

  PdProject *project;
  PdRecordList *groups;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkListBox *list;
  GtkWidget *add_button;
};

enum
{
  PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdGroupsDialog, pd_groups_dialog, ADW_TYPE_DIALOG)

static void
on_named (PdGroupsDialog *self,
          const char *name)
{
  g_autoptr (PdEdit) edit = pd_library_edit_new_group (name, NULL, NULL, NULL);

  pd_undo_toast_perform (GTK_WIDGET (self->toasts), self->project, edit, NULL);
}

static void
on_add (PdGroupsDialog *self)
{
  AdwDialog *dialog = pd_entry_dialog_new (_ ("New Group"), NULL, _ ("Name"), _ ("_Add"));

  g_signal_connect_object (dialog, "accepted", G_CALLBACK (on_named), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static PdRecord *
get_group (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW)), "group");
}

static void
on_renamed (AdwDialog *dialog,
            const char *name,
            PdGroupsDialog *self)
{
  PdRecord *group = g_object_get_data (G_OBJECT (dialog), "group");
  g_autoptr (PdEdit) edit = pd_library_edit_group (pd_record_get_id (group), name, pd_record_get_text (group, PD_GROUP_NOTE));

  pd_undo_toast_perform (GTK_WIDGET (self->toasts), self->project, edit, NULL);
}

static void
on_rename (PdGroupsDialog *self,
           GtkWidget *button)
{
  PdRecord *group = get_group (button);
  AdwDialog *dialog = pd_entry_dialog_new (_ ("Rename Group"), NULL, _ ("Name"), _ ("_Rename"));

  pd_entry_dialog_set_text (PD_ENTRY_DIALOG (dialog), pd_record_get_text (group, PD_GROUP_NAME));
  g_object_set_data_full (G_OBJECT (dialog), "group", g_object_ref (group), g_object_unref);
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (on_renamed), self, 0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* Its articles stay, and an undo brings it back: no question is needed. */
static void
on_delete (PdGroupsDialog *self,
           GtkWidget *button)
{
  PdRecord *group = get_group (button);
  g_autoptr (PdEdit) edit = pd_library_edit_delete_group (pd_record_get_id (group));
  /* Translators: the name of a group. */
  g_autofree char *message = g_strdup_printf (_ ("“%s” deleted"), pd_record_get_text (group, PD_GROUP_NAME));

  pd_undo_toast_perform (GTK_WIDGET (self->toasts), self->project, edit, message);
}

static void
on_activated (PdGroupsDialog *self,
              GtkListBoxRow *row)
{
  PdRecord *group = g_object_get_data (G_OBJECT (row), "group");

  g_signal_emit (self, signals[PICKED], 0, pd_record_get_id (group));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
pd_groups_dialog_dispose (GObject *object)
{
  PdGroupsDialog *self = PD_GROUPS_DIALOG (object);

  if (self->groups != NULL)
    g_signal_handlers_disconnect_by_data (self->groups, self);
  g_clear_object (&self->groups);
  g_clear_object (&self->project);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_GROUPS_DIALOG);

  G_OBJECT_CLASS (pd_groups_dialog_parent_class)->dispose (object);
}

static void
pd_groups_dialog_class_init (PdGroupsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_groups_dialog_dispose;

  /**
   * PdGroupsDialog::picked:
   * @group_id: the UUID of a group
   *
   * The articles of a group are to be shown.
   */
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-groups-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdGroupsDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, PdGroupsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PdGroupsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, PdGroupsDialog, add_button);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
pd_groups_dialog_init (PdGroupsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A sample says how it was drawn, so that it can be drawn again. */
static char *
dup_subtitle (PdRecord *group)
{
  guint n = pd_record_get_integer (group, PD_GROUP_ARTICLES);
  g_autofree char *seed = g_strdup_printf ("%" G_GINT64_FORMAT, pd_record_get_integer (group, PD_GROUP_SEED));
  g_autofree char *count = g_strdup_printf (ngettext ("%u article", "%u articles", n), n);

  if (pd_record_get_integer (group, PD_GROUP_SAMPLE_SIZE) == 0)
    return g_steal_pointer (&count);
  /* Translators: how many articles are in a random sample, and the seed it was drawn with. */
  return g_strdup_printf (_ ("%s, drawn with the seed %s"), count, seed);
}

static void
show_groups (PdGroupsDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->groups));
  int focused = pd_row_focus_find (self->list);
  gboolean can_edit = !pd_project_get_read_only (self->project);

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < n; i++)
    {
      PdRecord *group = pd_record_list_get (self->groups, i);
      g_autofree char *subtitle = dup_subtitle (group);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), pd_record_get_text (group, PD_GROUP_NAME));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      pd_row_button_add (row, "document-edit-symbolic", _ ("Rename Group"), can_edit, G_CALLBACK (on_rename), self);
      pd_row_button_add (row, "user-trash-symbolic", _ ("Delete Group"), can_edit, G_CALLBACK (on_delete), self);
      g_object_set_data_full (G_OBJECT (row), "group", g_object_ref (group), g_object_unref);
      gtk_list_box_append (self->list, row);
    }
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
  pd_row_focus_keep (self->list, focused, self->add_button);
}

/**
 * pd_groups_dialog_new:
 * @project: an open project
 * @groups: its groups
 *
 * Returns: a dialog that lists them
 */
AdwDialog *
pd_groups_dialog_new (PdProject *project,
                      PdRecordList *groups)
{
  PdGroupsDialog *self;

  g_return_val_if_fail (PD_IS_PROJECT (project), NULL);
  g_return_val_if_fail (PD_IS_RECORD_LIST (groups), NULL);

  self = g_object_new (PD_TYPE_GROUPS_DIALOG, NULL);
  self->project = g_object_ref (project);
  self->groups = g_object_ref (groups);
  g_signal_connect_object (groups, "items-changed", G_CALLBACK (show_groups), self, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (self->add_button, !pd_project_get_read_only (project));
  show_groups (self);
  return ADW_DIALOG (self);
}
