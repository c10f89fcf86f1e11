#include "pd-fields-dialog.h"

#include <glib/gi18n-lib.h>

#include "pd-choices.h"
#include "pd-field-dialog.h"
#include "pd-library-edits.h"
#include "pd-row-button.h"
#include "pd-row-focus.h"
#include "pd-undo-toast.h"

/**
 * PdFieldsDialog:
 *
 * The project's own fields of articles, to make, change and delete.
 */
struct _PdFieldsDialog
{
  AdwDialog parent_instance;

  PdProject *project;
  PdRecordList *fields;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkListBox *list;
  GtkWidget *add_button;
};

G_DEFINE_FINAL_TYPE (PdFieldsDialog, pd_fields_dialog, ADW_TYPE_DIALOG)

static void
on_add (PdFieldsDialog *self)
{
  adw_dialog_present (pd_field_dialog_new (self->project, NULL), GTK_WIDGET (self));
}

static void
on_activated (PdFieldsDialog *self,
              GtkListBoxRow *row)
{
  if (!pd_project_get_read_only (self->project))
    adw_dialog_present (pd_field_dialog_new (self->project, g_object_get_data (G_OBJECT (row), "field")), GTK_WIDGET (self));
}

/* An undo brings it back, with all that is in it: no question is needed. */
static void
on_delete (PdFieldsDialog *self,
           GtkWidget *button)
{
  PdRecord *field = g_object_get_data (G_OBJECT (gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW)), "field");
  g_autoptr (PdEdit) edit = pd_library_edit_delete_field (pd_record_get_id (field));
  /* Translators: the name of a field. */
  g_autofree char *message = g_strdup_printf (_ ("“%s” deleted"), pd_record_get_text (field, PD_FIELD_NAME));

  pd_undo_toast_perform (GTK_WIDGET (self->toasts), self->project, edit, message);
}

static void
pd_fields_dialog_dispose (GObject *object)
{
  PdFieldsDialog *self = PD_FIELDS_DIALOG (object);

  if (self->fields != NULL)
    g_signal_handlers_disconnect_by_data (self->fields, self);
  g_clear_object (&self->fields);
  g_clear_object (&self->project);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_FIELDS_DIALOG);

  G_OBJECT_CLASS (pd_fields_dialog_parent_class)->dispose (object);
}

static void
pd_fields_dialog_class_init (PdFieldsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_fields_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-fields-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdFieldsDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, PdFieldsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PdFieldsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, PdFieldsDialog, add_button);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
pd_fields_dialog_init (PdFieldsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
dup_subtitle (PdRecord *field)
{
  const char *type = pd_record_get_text (field, PD_FIELD_TYPE);
  g_auto (GStrv) choices = pd_library_parse_choices (pd_record_get_text (field, PD_FIELD_CHOICES));
  g_autofree char *joined = NULL;

  if (choices[0] == NULL)
    return g_strdup (pd_choice_get_label (type));
  joined = g_strjoinv (_ (", "), choices);
  /* Translators: the type of a field, and what there is to choose from. */
  return g_strdup_printf (_ ("%s: %s"), pd_choice_get_label (type), joined);
}

static void
show_fields (PdFieldsDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->fields));
  int focused = pd_row_focus_find (self->list);

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < n; i++)
    {
      PdRecord *field = pd_record_list_get (self->fields, i);
      g_autofree char *subtitle = dup_subtitle (field);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), pd_record_get_text (field, PD_FIELD_NAME));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      pd_row_button_add (row, "user-trash-symbolic", _ ("Delete Field"), !pd_project_get_read_only (self->project), G_CALLBACK (on_delete), self);
      g_object_set_data_full (G_OBJECT (row), "field", g_object_ref (field), g_object_unref);
      gtk_list_box_append (self->list, row);
    }
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
  pd_row_focus_keep (self->list, focused, self->add_button);
}

/**
 * pd_fields_dialog_new:
 * @project: an open project
 * @fields: its own fields
 *
 * Returns: a dialog that lists them
 */
AdwDialog *
pd_fields_dialog_new (PdProject *project,
                      PdRecordList *fields)
{
  PdFieldsDialog *self;

  g_return_val_if_fail (PD_IS_PROJECT (project), NULL);
  g_return_val_if_fail (PD_IS_RECORD_LIST (fields), NULL);

  self = g_object_new (PD_TYPE_FIELDS_DIALOG, NULL);
  self->project = g_object_ref (project);
  self->fields = g_object_ref (fields);
  g_signal_connect_object (fields, "items-changed", G_CALLBACK (show_fields), self, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (self->add_button, !pd_project_get_read_only (project));
  show_fields (self);
  return ADW_DIALOG (self);
}
