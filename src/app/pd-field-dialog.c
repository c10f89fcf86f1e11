#include "pd-field-dialog.h"

#include <glib/gi18n-lib.h>

#include "pd-choices.h"
#include "pd-dialog-draft.h"
#include "pd-dialog-focus.h"
#include "pd-library-edits.h"

/**
 * PdFieldDialog:
 *
 * Makes or changes one of the project's own fields of articles.
 */
struct _PdFieldDialog
{
  AdwDialog parent_instance;

  PdProject *project;
  /* %NULL for a new one. */
  PdRecord *field;

  AdwBanner *banner;
  GtkWidget *save_button;
  GtkEditable *name_row;
  AdwComboRow *type_row;
  GtkWidget *choices_group;
  GtkTextBuffer *choices;
};

G_DEFINE_FINAL_TYPE (PdFieldDialog, pd_field_dialog, ADW_TYPE_DIALOG)

static const char *
get_type (PdFieldDialog *self)
{
  return pd_field_type_codes[MIN (adw_combo_row_get_selected (self->type_row), g_strv_length ((char **) pd_field_type_codes) - 1)];
}

static char *
dup_name (PdFieldDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->name_row)));
}

/* One a line; what is there twice counts once. */
static GStrv
dup_choices (PdFieldDialog *self)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_object_get (self->choices, "text", &text, NULL);
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      g_strstrip (*line);
      if (**line != '\0' && !g_ptr_array_find_with_equal_func (choices, *line, g_str_equal, NULL))
        g_ptr_array_add (choices, g_strdup (*line));
    }
  g_ptr_array_add (choices, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&choices), FALSE);
}

static gboolean
is_choice (PdFieldDialog *self)
{
  return g_str_equal (get_type (self), "choice");
}

static void
on_changed (PdFieldDialog *self)
{
  g_autofree char *name = dup_name (self);
  g_auto (GStrv) choices = dup_choices (self);

  adw_banner_set_revealed (self->banner, FALSE);
  gtk_widget_set_visible (self->choices_group, is_choice (self));
  gtk_widget_set_sensitive (self->save_button, *name != '\0' && (!is_choice (self) || choices[0] != NULL));
}

static void
on_cancel (PdFieldDialog *self)
{
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
on_saved (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (PdFieldDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (pd_project_perform_finish (PD_PROJECT (source), result, &error))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  adw_banner_set_title (self->banner, error->message);
  adw_banner_set_revealed (self->banner, TRUE);
  gtk_widget_set_sensitive (self->save_button, TRUE);
  gtk_widget_grab_focus (self->save_button);
}

static void
on_save (PdFieldDialog *self)
{
  g_autofree char *name = dup_name (self);
  g_auto (GStrv) lines = dup_choices (self);
  const char *const *choices = is_choice (self) ? (const char *const *) lines : NULL;
  g_autoptr (PdEdit) edit = NULL;

  if (self->field != NULL)
    edit = pd_library_edit_field (pd_record_get_id (self->field), name, get_type (self), choices, pd_record_get_text (self->field, PD_FIELD_NOTE));
  else
    edit = pd_library_edit_new_field (name, get_type (self), choices, NULL, NULL);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  pd_project_perform_async (self->project, edit, NULL, on_saved, g_object_ref (self));
}

static void
pd_field_dialog_dispose (GObject *object)
{
  PdFieldDialog *self = PD_FIELD_DIALOG (object);

  g_clear_object (&self->field);
  g_clear_object (&self->project);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_FIELD_DIALOG);

  G_OBJECT_CLASS (pd_field_dialog_parent_class)->dispose (object);
}

static void
pd_field_dialog_class_init (PdFieldDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_field_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-field-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdFieldDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, PdFieldDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, PdFieldDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, PdFieldDialog, type_row);
  gtk_widget_class_bind_template_child (widget_class, PdFieldDialog, choices_group);
  gtk_widget_class_bind_template_child (widget_class, PdFieldDialog, choices);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
}

static void
pd_field_dialog_init (PdFieldDialog *self)
{
  g_autoptr (GtkStringList) types = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  pd_dialog_focus (ADW_DIALOG (self), GTK_WIDGET (self->name_row));
  for (guint i = 0; pd_field_type_codes[i] != NULL; i++)
    gtk_string_list_append (types, pd_choice_get_label (pd_field_type_codes[i]));
  adw_combo_row_set_model (self->type_row, G_LIST_MODEL (types));
}

static void
show_field (PdFieldDialog *self)
{
  g_auto (GStrv) choices = pd_library_parse_choices (pd_record_get_text (self->field, PD_FIELD_CHOICES));
  g_autofree char *lines = g_strjoinv ("\n", choices);

  gtk_editable_set_text (self->name_row, pd_record_get_text (self->field, PD_FIELD_NAME));
  gtk_text_buffer_set_text (self->choices, lines, -1);
  for (guint i = 0; pd_field_type_codes[i] != NULL; i++)
    {
      if (g_strcmp0 (pd_field_type_codes[i], pd_record_get_text (self->field, PD_FIELD_TYPE)) == 0)
        adw_combo_row_set_selected (self->type_row, i);
    }
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Edit Field"));
}

/**
 * pd_field_dialog_new:
 * @project: an open project
 * @field: (nullable): one of its own fields; %NULL to make a new one
 *
 * Returns: a dialog to make or change a field
 */
AdwDialog *
pd_field_dialog_new (PdProject *project,
                     PdRecord *field)
{
  PdFieldDialog *self;

  g_return_val_if_fail (PD_IS_PROJECT (project), NULL);
  g_return_val_if_fail (field == NULL || PD_IS_RECORD (field), NULL);

  self = g_object_new (PD_TYPE_FIELD_DIALOG, NULL);
  self->project = g_object_ref (project);
  self->field = field != NULL ? g_object_ref (field) : NULL;
  if (field != NULL)
    show_field (self);
  on_changed (self);
  pd_dialog_keep_draft (ADW_DIALOG (self));
  return ADW_DIALOG (self);
}
