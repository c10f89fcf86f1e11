#include "pd-columns-dialog.h"

#include <glib/gi18n-lib.h>

#include "pd-article-fields.h"
#include "pd-dialog-focus.h"
#include "pd-files.h"
#include "pd-import-columns.h"
#include "pd-settings.h"

/* Which files are asked for, one after the other, and what was answered last. */
typedef struct
{
  GtkWidget *parent;
  PdImporter *importer;
  GCancellable *cancellable;
  GStrv paths;
  guint next;
  PdColumnMapping *mapping;
  GHashTable *answer;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->parent);
  g_object_unref (question->importer);
  g_object_unref (question->cancellable);
  g_strfreev (question->paths);
  g_clear_pointer (&question->mapping, pd_column_mapping_free);
  g_clear_pointer (&question->answer, g_hash_table_unref);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

/**
 * PdColumnsDialog:
 *
 * Asks what the columns of a table of articles are, before they are added.
 */
struct _PdColumnsDialog
{
  AdwDialog parent_instance;

  Question *question;
  PdColumnMapping *mapping;
  GSettings *settings;
  /* Of AdwComboRow, one a column of the table. */
  GPtrArray *rows;
  gboolean following;

  AdwWindowTitle *title;
  AdwBanner *banner;
  GtkWidget *add_button;
  AdwPreferencesGroup *group;
  AdwSwitchRow *same_text_row;
};

G_DEFINE_FINAL_TYPE (PdColumnsDialog, pd_columns_dialog, ADW_TYPE_DIALOG)

static void ask_next (Question *question);

/* In the list of a row, the first stands for no field. */
static const char *
get_field (AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);

  return selected > 0 && selected != GTK_INVALID_LIST_POSITION ? pd_column_mapping_get_field_name (selected - 1) : "";
}

static gboolean
has_text (PdColumnsDialog *self)
{
  const char *text = pd_word_get_table (PD_WORD_ARTICLE)->columns[PD_KEY_INDEX (PD_ARTICLE_TEXT)].name;

  for (guint i = 0; i < self->rows->len; i++)
    {
      if (g_str_equal (get_field (g_ptr_array_index (self->rows, i)), text))
        return TRUE;
    }
  return FALSE;
}

static void
update (PdColumnsDialog *self)
{
  gboolean complete = has_text (self);

  adw_banner_set_revealed (self->banner, !complete);
  gtk_widget_set_sensitive (self->add_button, complete);
}

/* A field is one column: another that was it before gives way. */
static void
on_selected (PdColumnsDialog *self,
             GParamSpec *pspec,
             AdwComboRow *changed)
{
  guint selected = adw_combo_row_get_selected (changed);

  if (self->following)
    return;
  self->following = TRUE;
  for (guint i = 0; selected > 0 && i < self->rows->len; i++)
    {
      AdwComboRow *row = g_ptr_array_index (self->rows, i);

      if (row != changed && adw_combo_row_get_selected (row) == selected)
        adw_combo_row_set_selected (row, 0);
    }
  self->following = FALSE;
  update (self);
}

static void
on_cancel (PdColumnsDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* The answer goes for the files that follow, as long as they have the same columns. */
static void
on_add (PdColumnsDialog *self)
{
  Question *question = g_steal_pointer (&self->question);
  g_autoptr (GHashTable) answer = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < self->rows->len; i++)
    g_hash_table_insert (answer, g_strdup (pd_column_mapping_get_column (self->mapping, i)->name), g_strdup (get_field (g_ptr_array_index (self->rows, i))));
  pd_importer_add_table (question->importer, question->paths[question->next++], answer);
  g_clear_pointer (&question->answer, g_hash_table_unref);
  question->answer = g_steal_pointer (&answer);
  g_clear_pointer (&question->mapping, pd_column_mapping_free);
  question->mapping = g_steal_pointer (&self->mapping);
  adw_dialog_close (ADW_DIALOG (self));
  ask_next (question);
}

static void
pd_columns_dialog_dispose (GObject *object)
{
  PdColumnsDialog *self = PD_COLUMNS_DIALOG (object);

  self->following = TRUE;
  g_clear_pointer (&self->question, question_free);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_COLUMNS_DIALOG);

  G_OBJECT_CLASS (pd_columns_dialog_parent_class)->dispose (object);
}

static void
pd_columns_dialog_finalize (GObject *object)
{
  PdColumnsDialog *self = PD_COLUMNS_DIALOG (object);

  g_clear_pointer (&self->mapping, pd_column_mapping_free);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (pd_columns_dialog_parent_class)->finalize (object);
}

static void
pd_columns_dialog_class_init (PdColumnsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_columns_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pd_columns_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-columns-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdColumnsDialog, title);
  gtk_widget_class_bind_template_child (widget_class, PdColumnsDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, PdColumnsDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, PdColumnsDialog, group);
  gtk_widget_class_bind_template_child (widget_class, PdColumnsDialog, same_text_row);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
}

static void
pd_columns_dialog_init (PdColumnsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pd_dialog_focus (ADW_DIALOG (self), self->add_button);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->settings = pd_settings_new ();
  g_settings_bind (self->settings, "same-text-once", self->same_text_row, "active", G_SETTINGS_BIND_DEFAULT);
}

static GListModel *
create_fields (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  const char *field;

  gtk_string_list_append (names, C_ ("column", "Not used"));
  for (guint i = 0; (field = pd_column_mapping_get_field_name (i)) != NULL; i++)
    {
      const char *label = pd_article_field_get_label (field);

      gtk_string_list_append (names, label != NULL ? label : C_ ("column", "Text"));
    }
  return G_LIST_MODEL (names);
}

static guint
find_field (PdKey field)
{
  const char *name;

  for (guint i = 0; field != 0 && (name = pd_column_mapping_get_field_name (i)) != NULL; i++)
    {
      if (pd_column_mapping_find_field (name) == field)
        return i + 1;
    }
  return 0;
}

static void
show_columns (PdColumnsDialog *self)
{
  g_autoptr (GListModel) fields = create_fields ();

  self->following = TRUE;
  for (guint i = 0; i < pd_column_mapping_get_n_columns (self->mapping); i++)
    {
      const PdMappedColumn *column = pd_column_mapping_get_column (self->mapping, i);
      g_autofree char *samples = g_strjoinv (" · ", column->samples);
      GtkWidget *row = adw_combo_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), column->name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), samples);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
      adw_combo_row_set_model (ADW_COMBO_ROW (row), fields);
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), find_field (column->field));
      g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->rows, g_object_ref_sink (row));
      adw_preferences_group_add (self->group, row);
    }
  self->following = FALSE;
  update (self);
}

static void
present (Question *question,
         PdColumnMapping *mapping)
{
  PdColumnsDialog *self = g_object_new (PD_TYPE_COLUMNS_DIALOG, NULL);
  g_autofree char *name = g_path_get_basename (question->paths[question->next]);
  g_autofree char *shown = g_filename_display_name (name);

  self->question = question;
  self->mapping = mapping;
  adw_window_title_set_subtitle (self->title, shown);
  show_columns (self);
  adw_dialog_present (ADW_DIALOG (self), question->parent);
}

static gboolean
has_same_columns (PdColumnMapping *mapping,
                  PdColumnMapping *other)
{
  guint n = pd_column_mapping_get_n_columns (mapping);

  if (other == NULL || pd_column_mapping_get_n_columns (other) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (!g_str_equal (pd_column_mapping_get_column (mapping, i)->name, pd_column_mapping_get_column (other, i)->name))
        return FALSE;
    }
  return TRUE;
}

/* What is no table of articles, or one that its reader does not survive, is added as it is: the report will say what is wrong with
 * it, if anything is. */
static void
on_guessed (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (Question) question = data;
  g_autoptr (PdColumnMapping) mapping = pd_import_guess_columns_finish (result, NULL);

  if (gtk_widget_get_root (question->parent) == NULL)
    return;
  if (mapping != NULL && !has_same_columns (mapping, question->mapping))
    {
      present (g_steal_pointer (&question), g_steal_pointer (&mapping));
      return;
    }
  if (mapping != NULL)
    pd_importer_add_table (question->importer, question->paths[question->next], question->answer);
  else
    pd_importer_add (question->importer, (const char *const[]) { question->paths[question->next], NULL });
  question->next++;
  ask_next (g_steal_pointer (&question));
}

/* Takes the question over. */
static void
ask_next (Question *question)
{
  const char *path = question->paths[question->next];

  if (path != NULL)
    pd_import_guess_columns_async (path, NULL, question->cancellable, on_guessed, question);
  else
    question_free (question);
}

/* Nobody waits for an answer in a window that was closed. */
static void
on_root_changed (GtkWidget *parent,
                 GParamSpec *pspec,
                 GCancellable *cancellable)
{
  if (gtk_widget_get_root (parent) == NULL)
    g_cancellable_cancel (cancellable);
}

/* Looks at files, one after the other. */
static void
ask (GtkWidget *parent,
     PdImporter *importer,
     GStrv paths)
{
  Question *question = g_new0 (Question, 1);

  question->parent = g_object_ref (parent);
  question->importer = g_object_ref (importer);
  question->cancellable = g_cancellable_new ();
  g_signal_connect_object (parent, "notify::root", G_CALLBACK (on_root_changed), question->cancellable, 0);
  question->paths = g_strdupv (paths);
  ask_next (question);
}

/**
 * pd_columns_dialog_add:
 * @parent: a widget in the window
 * @importer: what adds files
 * @paths: (array zero-terminated=1): files and folders
 *
 * Adds articles to the project. Of a table of articles a dialog asks what its columns are, and adds it; those behind it that have the same columns are added
 * alike. What is no such table is added as it is. Where a dialog is cancelled, nothing more is added.
 */
void
pd_columns_dialog_add (GtkWidget *parent,
                       PdImporter *importer,
                       const char *const *paths)
{
  g_autoptr (GStrvBuilder) others = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) tables = g_strv_builder_new ();
  g_auto (GStrv) other_list = NULL;
  g_auto (GStrv) table_list = NULL;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (PD_IS_IMPORTER (importer));
  g_return_if_fail (paths != NULL);

  for (; *paths != NULL; paths++)
    g_strv_builder_add (pd_files_may_be_table (*paths) ? tables : others, *paths);
  other_list = g_strv_builder_end (others);
  table_list = g_strv_builder_end (tables);
  if (other_list[0] != NULL)
    pd_importer_add (importer, (const char *const *) other_list);
  ask (parent, importer, table_list);
}
