#include "pd-details-dialog.h"

#include <glib/gi18n-lib.h>

#include "pd-article-fields.h"
#include "pd-choices.h"
#include "pd-dialog-draft.h"
#include "pd-dialog-focus.h"
#include "pd-field-completion.h"
#include "pd-field-editor.h"
#include "pd-project-values.h"

/* A field, and what was in it when the dialog opened: nothing, or %NULL where many articles had different values. */
typedef struct
{
  PdFieldEditor *editor;
  /* The column of articles; 0 for one of the project's own fields. */
  PdKey key;
  char *before;
} Field;

/**
 * PdDetailsDialog:
 *
 * What is known of an article, to be put right; or of many at once, where it shows what all of them have in common, and only
 * what a person changes there is changed in them.
 */
struct _PdDetailsDialog
{
  AdwDialog parent_instance;

  PdProject *project;
  GArray *articles;
  char *article_id;
  GArray *rows;
  GCancellable *cancellable;

  AdwWindowTitle *title;
  AdwBanner *banner;
  GtkWidget *save_button;
  AdwPreferencesGroup *group;
  AdwPreferencesGroup *own_group;
};

enum
{
  SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdDetailsDialog, pd_details_dialog, ADW_TYPE_DIALOG)

static void
field_clear (gpointer data)
{
  Field *field = data;

  g_clear_object (&field->editor);
  g_free (field->before);
}

static Field *
get_field (PdDetailsDialog *self,
           guint index)
{
  return &g_array_index (self->rows, Field, index);
}

/* What it is to be: nothing where it is to be emptied, or %NULL where it stays as it is. */
static char *
dup_new_value (const Field *field)
{
  const char *text = pd_field_editor_get_value (field->editor);
  g_autofree char *value = NULL;

  if (g_strcmp0 (text, field->before) == 0)
    return NULL;
  value = g_strstrip (g_strdup (text));
  return g_strcmp0 (value, field->before) != 0 ? g_steal_pointer (&value) : NULL;
}

static gboolean
has_change (PdDetailsDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *value = dup_new_value (get_field (self, i));

      if (value != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
on_changed (PdDetailsDialog *self)
{
  adw_banner_set_revealed (self->banner, FALSE);
  gtk_widget_set_sensitive (self->save_button, has_change (self));
}

static void
show_error (PdDetailsDialog *self,
            const GError *error)
{
  adw_banner_set_title (self->banner, error->message);
  adw_banner_set_revealed (self->banner, TRUE);
}

static void
on_cancel (PdDetailsDialog *self)
{
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
on_saved (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (PdDetailsDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (pd_project_perform_finish (PD_PROJECT (source), result, &error))
    {
      g_signal_emit (self, signals[SAVED], 0);
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  show_error (self, error);
  gtk_widget_set_sensitive (self->save_button, TRUE);
  gtk_widget_grab_focus (self->save_button);
}

static void
add_own_value (PdDetailsDialog *self,
               PdEdit *edit,
               const Field *field,
               const char *value)
{
  g_autoptr (PdRecord) row = pd_record_new_for_id (PD_WORD_FIELD_VALUE, NULL);

  pd_record_set_text (row, PD_FIELD_VALUE_FIELD_ID, pd_field_editor_get_field_id (field->editor));
  pd_record_set_text (row, PD_FIELD_VALUE_VALUE, value);
  if (*value != '\0')
    pd_edit_put_for_articles (edit, self->articles, row);
  else
    pd_edit_remove_from_articles (edit, self->articles, row);
}

/* All of it is one step of undo. */
static void
on_save (PdDetailsDialog *self)
{
  g_autoptr (PdRecord) values = pd_record_new_for_id (PD_WORD_ARTICLE, NULL);
  g_autoptr (PdEdit) edit = pd_edit_new (_ ("Edit Details"));
  gboolean has_values = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Field *field = get_field (self, i);
      g_autofree char *value = dup_new_value (field);

      if (value == NULL)
        continue;
      if (field->key == 0)
        add_own_value (self, edit, field, value);
      else
        pd_record_set_text (values, field->key, *value != '\0' ? value : NULL);
      has_values = has_values || field->key != 0;
    }
  if (has_values)
    pd_edit_update_articles (edit, self->articles, values);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  pd_project_perform_async (self->project, edit, NULL, on_saved, g_object_ref (self));
}

static void
pd_details_dialog_dispose (GObject *object)
{
  PdDetailsDialog *self = PD_DETAILS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->articles, g_array_unref);
  g_clear_pointer (&self->article_id, g_free);
  g_clear_object (&self->project);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_DETAILS_DIALOG);

  G_OBJECT_CLASS (pd_details_dialog_parent_class)->dispose (object);
}

static void
pd_details_dialog_class_init (PdDetailsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_details_dialog_dispose;

  /**
   * PdDetailsDialog::saved:
   *
   * What was typed is in the project.
   */
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-details-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdDetailsDialog, title);
  gtk_widget_class_bind_template_child (widget_class, PdDetailsDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, PdDetailsDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, PdDetailsDialog, group);
  gtk_widget_class_bind_template_child (widget_class, PdDetailsDialog, own_group);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
}

static void
pd_details_dialog_init (PdDetailsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (Field));
  g_array_set_clear_func (self->rows, field_clear);
}

static gboolean
is_one (PdDetailsDialog *self)
{
  return self->article_id != NULL;
}

static void
take_field (PdDetailsDialog *self,
            AdwPreferencesGroup *group,
            PdFieldEditor *editor,
            PdKey key)
{
  Field field = { .editor = editor, .key = key, .before = g_strdup ("") };

  g_array_append_val (self->rows, field);
  g_signal_connect_object (editor, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, pd_field_editor_get_row (editor));
}

/* What tells one article from another is not the same for many. */
static gboolean
is_of_one (PdKey key)
{
  return key == PD_ARTICLE_TITLE || key == PD_ARTICLE_ORIGINAL_TITLE || key == PD_ARTICLE_URL || key == PD_ARTICLE_ARCHIVE_URL;
}

/* What the same people and papers are called again and again is completed. */
static void
complete_fields (PdDetailsDialog *self)
{
  g_autoptr (PdMatchCache) cache = pd_match_cache_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Field *field = get_field (self, i);

      if (field->key == PD_ARTICLE_AUTHOR || field->key == PD_ARTICLE_EDITOR || field->key == PD_ARTICLE_SOURCE || field->key == PD_ARTICLE_OBTAINED_FROM)
        pd_field_completion_attach (pd_field_editor_get_row (field->editor), cache, self->project, field->key, self->cancellable);
    }
}

static void
add_fields (PdDetailsDialog *self,
            PdRecordList *fields)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fields));

  for (guint i = 0; i < pd_article_fields_get_n (); i++)
    {
      PdKey key = pd_article_fields_get_key (i);

      if (pd_article_fields_can_edit (i) && (is_one (self) || !is_of_one (key)))
        take_field (self, self->group, pd_field_editor_new_for_text (pd_article_fields_get_label (i)), key);
    }
  for (guint i = 0; i < n; i++)
    take_field (self, self->own_group, pd_field_editor_new (pd_record_list_get (fields, i), C_ ("value", "None")), 0);
  gtk_widget_set_visible (GTK_WIDGET (self->own_group), n > 0);
  pd_dialog_focus (ADW_DIALOG (self), pd_field_editor_get_row (get_field (self, 0)->editor));
}

/* What somebody was quick enough to type stays. */
static void
set_before (Field *field,
            const char *value)
{
  g_set_str (&field->before, value != NULL ? value : "");
  if (*pd_field_editor_get_value (field->editor) == '\0')
    pd_field_editor_set_value (field->editor, value);
}

static const char *
get_column (const Field *field)
{
  return pd_word_get_table (PD_WORD_ARTICLE)->columns[PD_KEY_INDEX (field->key)].name;
}

static void
on_compared (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (PdDetailsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PdCommonValues) values = pd_project_compare_articles_finish (PD_PROJECT (source), result, &error);

  if (self->rows == NULL)
    return;
  for (guint i = 0; values != NULL && i < self->rows->len; i++)
    {
      Field *field = get_field (self, i);
      const char *name = field->key != 0 ? get_column (field) : pd_field_editor_get_field_id (field->editor);

      if (pd_common_values_differ (values, name))
        {
          g_clear_pointer (&field->before, g_free);
          pd_field_editor_set_differs (field->editor);
        }
      else
        set_before (field, pd_common_values_get (values, name));
    }
  on_changed (self);
  pd_dialog_keep_draft (ADW_DIALOG (self));
  if (values == NULL)
    show_error (self, error);
}

static void
on_values_loaded (GObject *source,
                  GAsyncResult *result,
                  gpointer data)
{
  g_autoptr (PdDetailsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) values = pd_project_load_finish (PD_PROJECT (source), result, &error);

  for (guint i = 0; values != NULL && self->rows != NULL && i < values->len; i++)
    {
      PdRecord *value = g_ptr_array_index (values, i);

      for (guint k = 0; k < self->rows->len; k++)
        {
          if (g_strcmp0 (pd_field_editor_get_field_id (get_field (self, k)->editor), pd_record_get_text (value, PD_FIELD_VALUE_FIELD_ID)) == 0)
            set_before (get_field (self, k), pd_record_get_text (value, PD_FIELD_VALUE_VALUE));
        }
    }
  pd_dialog_keep_draft (ADW_DIALOG (self));
}

static void
show_origin (Field *field,
             PdRecord *origin)
{
  const char *code = pd_record_get_text (origin, PD_ARTICLE_FIELD_ORIGIN);
  const char *place = pd_record_get_text (origin, PD_ARTICLE_FIELD_PLACE);
  GtkWidget *label = gtk_label_new (pd_choice_get_label (code));

  gtk_widget_set_css_classes (label, g_str_equal (code, "guessed") ? (const char *[]) { "caption", NULL } : (const char *[]) { "caption", "dimmed", NULL });
  gtk_widget_set_tooltip_text (label, place);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (pd_field_editor_get_row (field->editor)), label);
}

static void
on_origins_loaded (GObject *source,
                   GAsyncResult *result,
                   gpointer data)
{
  g_autoptr (PdDetailsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) origins = pd_project_load_finish (PD_PROJECT (source), result, &error);

  for (guint i = 0; origins != NULL && self->rows != NULL && i < origins->len; i++)
    {
      for (guint k = 0; k < self->rows->len; k++)
        {
          Field *field = get_field (self, k);

          if (field->key != 0 && g_str_equal (get_column (field), pd_record_get_text (g_ptr_array_index (origins, i), PD_ARTICLE_FIELD_FIELD)))
            show_origin (field, g_ptr_array_index (origins, i));
        }
    }
}

static void
on_article_loaded (GObject *source,
                   GAsyncResult *result,
                   gpointer data)
{
  g_autoptr (PdDetailsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles = pd_project_load_finish (PD_PROJECT (source), result, &error);
  PdRecord *article = articles != NULL && articles->len > 0 ? g_ptr_array_index (articles, 0) : NULL;

  if (article == NULL || self->rows == NULL)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    {
      Field *field = get_field (self, i);

      if (field->key != 0)
        set_before (field, pd_record_get_text (article, field->key));
    }
  pd_dialog_keep_draft (ADW_DIALOG (self));
}

/**
 * pd_details_dialog_new:
 * @project: an open project
 * @articles: (element-type gint64): the rows of the articles
 * @article_id: (nullable): where it is but one article, its UUID
 * @fields: the project's own fields
 *
 * Returns: a dialog to edit what is known of articles
 */
AdwDialog *
pd_details_dialog_new (PdProject *project,
                       GArray *articles,
                       const char *article_id,
                       PdRecordList *fields)
{
  PdDetailsDialog *self;

  g_return_val_if_fail (PD_IS_PROJECT (project), NULL);
  g_return_val_if_fail (articles != NULL, NULL);
  g_return_val_if_fail (PD_IS_RECORD_LIST (fields), NULL);

  self = g_object_new (PD_TYPE_DETAILS_DIALOG, NULL);
  self->project = g_object_ref (project);
  self->articles = g_array_ref (articles);
  self->article_id = g_strdup (article_id);
  add_fields (self, fields);
  on_changed (self);
  if (article_id == NULL)
    {
      g_autofree char *subtitle = g_strdup_printf (ngettext ("%u article", "%u articles", articles->len), articles->len);

      adw_window_title_set_subtitle (self->title, subtitle);
      adw_preferences_group_set_description (self->group, _ ("What is changed here becomes the same in all of them."));
      pd_project_compare_articles_async (project, articles, self->cancellable, on_compared, g_object_ref (self));
    }
  else
    {
      pd_project_load_async (project, PD_WORD_ARTICLE, PD_ARTICLE_ID, article_id, self->cancellable, on_article_loaded, g_object_ref (self));
      pd_project_load_async (project, PD_WORD_ARTICLE_FIELD, PD_ARTICLE_FIELD_ARTICLE_ID, article_id, self->cancellable, on_origins_loaded, g_object_ref (self));
      pd_project_load_async (project, PD_WORD_FIELD_VALUE, PD_FIELD_VALUE_ARTICLE_ID, article_id, self->cancellable, on_values_loaded, g_object_ref (self));
    }
  complete_fields (self);
  return ADW_DIALOG (self);
}
