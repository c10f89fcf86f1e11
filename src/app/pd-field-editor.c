#include "pd-field-editor.h"

#include <glib/gi18n-lib.h>

#include "pd-library-edits.h"

/**
 * PdFieldEditor:
 *
 * A row of a form for one field of articles: an entry, or a list where there is something to choose from.
 *
 * Of many articles that have different values in the field, it says so, until one value is given for all of them.
 */
struct _PdFieldEditor
{
  GObject parent_instance;

  char *field_id;
  char *title;
  GtkWidget *row;
  /* Where articles have different values: in an entry, what says so, and a button to empty the field in all of them. */
  gboolean differs;
  GtkLabel *note;
  GtkToggleButton *empty_button;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdFieldEditor, pd_field_editor, G_TYPE_OBJECT)

static void
pd_field_editor_dispose (GObject *object)
{
  PdFieldEditor *self = PD_FIELD_EDITOR (object);

  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_clear_object (&self->row);

  G_OBJECT_CLASS (pd_field_editor_parent_class)->dispose (object);
}

static void
pd_field_editor_finalize (GObject *object)
{
  PdFieldEditor *self = PD_FIELD_EDITOR (object);

  g_free (self->field_id);
  g_free (self->title);

  G_OBJECT_CLASS (pd_field_editor_parent_class)->finalize (object);
}

static void
pd_field_editor_class_init (PdFieldEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_field_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = pd_field_editor_finalize;

  /**
   * PdFieldEditor::changed:
   *
   * There is another value in it.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pd_field_editor_init (PdFieldEditor *self)
{
}

static gboolean
is_emptied (PdFieldEditor *self)
{
  return self->empty_button != NULL && gtk_toggle_button_get_active (self->empty_button);
}

/* What the articles have is told where nothing was typed. */
static void
show_difference (PdFieldEditor *self)
{
  gboolean untouched = *gtk_editable_get_text (GTK_EDITABLE (self->row)) == '\0';

  gtk_label_set_text (self->note, is_emptied (self) ? _ ("Empty in all") : _ ("Different values"));
  gtk_widget_set_visible (GTK_WIDGET (self->note), untouched);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_button), untouched);
  gtk_editable_set_editable (GTK_EDITABLE (self->row), !is_emptied (self));
}

static void
on_changed (PdFieldEditor *self)
{
  if (self->note != NULL)
    show_difference (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
take_row (PdFieldEditor *self,
          GtkWidget *row,
          const char *signal)
{
  self->row = g_object_ref_sink (row);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), self->title);
  g_signal_connect_object (row, signal, G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
create_choice (PdRecord *field,
               const char *nothing)
{
  g_auto (GStrv) choices = pd_library_parse_choices (pd_record_get_text (field, PD_FIELD_CHOICES));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  gtk_string_list_append (names, nothing);
  gtk_string_list_splice (names, 1, 0, (const char *const *) choices);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  return row;
}

/**
 * pd_field_editor_new:
 * @field: one of the project's own fields
 * @nothing: what to call it in a list of choices that none is chosen
 *
 * Returns: (transfer full): an editor that has no value yet
 */
PdFieldEditor *
pd_field_editor_new (PdRecord *field,
                     const char *nothing)
{
  PdFieldEditor *self;
  const char *type;

  g_return_val_if_fail (PD_IS_RECORD (field), NULL);
  g_return_val_if_fail (nothing != NULL, NULL);

  type = pd_record_get_text (field, PD_FIELD_TYPE);
  self = pd_field_editor_new_for_text (pd_record_get_text (field, PD_FIELD_NAME));
  self->field_id = g_strdup (pd_record_get_id (field));
  if (g_strcmp0 (type, "choice") == 0)
    {
      g_clear_object (&self->row);
      take_row (self, create_choice (field, nothing), "notify::selected");
    }
  else if (g_strcmp0 (type, "number") == 0)
    adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self->row), GTK_INPUT_PURPOSE_NUMBER);
  return self;
}

/**
 * pd_field_editor_new_for_text:
 * @title: what to call it, in the person's language
 *
 * Returns: (transfer full): an editor of text that has no value yet
 */
PdFieldEditor *
pd_field_editor_new_for_text (const char *title)
{
  PdFieldEditor *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (PD_TYPE_FIELD_EDITOR, NULL);
  self->title = g_strdup (title);
  take_row (self, adw_entry_row_new (), "changed");
  return self;
}

/**
 * pd_field_editor_get_row:
 *
 * Returns: (transfer none): the row, to be put into a list
 */
GtkWidget *
pd_field_editor_get_row (PdFieldEditor *self)
{
  g_return_val_if_fail (PD_IS_FIELD_EDITOR (self), NULL);

  return self->row;
}

/**
 * pd_field_editor_get_field_id:
 *
 * Returns: (transfer none) (nullable): the UUID of the project's own field that it edits
 */
const char *
pd_field_editor_get_field_id (PdFieldEditor *self)
{
  g_return_val_if_fail (PD_IS_FIELD_EDITOR (self), NULL);

  return self->field_id;
}

/**
 * pd_field_editor_get_title:
 *
 * Returns: (transfer none): what the field is called
 */
const char *
pd_field_editor_get_title (PdFieldEditor *self)
{
  g_return_val_if_fail (PD_IS_FIELD_EDITOR (self), NULL);

  return self->title;
}

/* Where the choices of a list begin: behind that the articles differ, where they do, and that none is chosen. */
static guint
get_first_choice (PdFieldEditor *self)
{
  return self->differs ? 2 : 1;
}

/**
 * pd_field_editor_get_value:
 *
 * Returns: (transfer none) (nullable): what is in it, or nothing; %NULL where articles have different values and it is left at that
 */
const char *
pd_field_editor_get_value (PdFieldEditor *self)
{
  const char *text;
  guint selected;

  g_return_val_if_fail (PD_IS_FIELD_EDITOR (self), NULL);

  if (ADW_IS_ENTRY_ROW (self->row))
    {
      text = gtk_editable_get_text (GTK_EDITABLE (self->row));
      return self->differs && *text == '\0' && !is_emptied (self) ? NULL : text;
    }
  selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->row));
  if (self->differs && selected == 0)
    return NULL;
  if (selected < get_first_choice (self) || selected == GTK_INVALID_LIST_POSITION)
    return "";
  return gtk_string_object_get_string (adw_combo_row_get_selected_item (ADW_COMBO_ROW (self->row)));
}

/**
 * pd_field_editor_set_value:
 * @value: (nullable): what is to be in it; a choice that there is not counts as none
 *
 * Sets the value.
 */
void
pd_field_editor_set_value (PdFieldEditor *self,
                           const char *value)
{
  GListModel *names;
  guint selected, first;

  g_return_if_fail (PD_IS_FIELD_EDITOR (self));

  if (ADW_IS_ENTRY_ROW (self->row))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->row), value != NULL ? value : "");
      return;
    }
  names = adw_combo_row_get_model (ADW_COMBO_ROW (self->row));
  first = get_first_choice (self);
  selected = first - 1;
  for (guint i = first; i < g_list_model_get_n_items (names); i++)
    {
      if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (names), i), value) == 0)
        selected = i;
    }
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->row), selected);
}

static void
add_difference (PdFieldEditor *self)
{
  GtkWidget *note = gtk_label_new (NULL);
  GtkWidget *button = gtk_toggle_button_new ();
  /* Translators: %s is the name of a field that many articles have. */
  g_autofree char *label = g_strdup_printf (_ ("Empty “%s” in All"), self->title);

  gtk_widget_set_css_classes (note, (const char *[]) { "caption", "dimmed", NULL });
  gtk_button_set_icon_name (GTK_BUTTON (button), "edit-clear-symbolic");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  self->note = GTK_LABEL (note);
  self->empty_button = GTK_TOGGLE_BUTTON (button);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->row), note);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->row), button);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, note, NULL, -1);
}

/**
 * pd_field_editor_set_differs:
 *
 * Says that articles have different values. It stays at that until something is typed or chosen, or the field is emptied in all of
 * them. To be called once.
 */
void
pd_field_editor_set_differs (PdFieldEditor *self)
{
  g_return_if_fail (PD_IS_FIELD_EDITOR (self));
  g_return_if_fail (!self->differs);

  self->differs = TRUE;
  if (ADW_IS_ENTRY_ROW (self->row))
    {
      add_difference (self);
      show_difference (self);
    }
  else
    {
      GtkStringList *names = GTK_STRING_LIST (adw_combo_row_get_model (ADW_COMBO_ROW (self->row)));
      gboolean untouched = adw_combo_row_get_selected (ADW_COMBO_ROW (self->row)) == 0;

      gtk_string_list_splice (names, 0, 0, (const char *[]) { _ ("Different values"), NULL });
      if (untouched)
        adw_combo_row_set_selected (ADW_COMBO_ROW (self->row), 0);
    }
}
