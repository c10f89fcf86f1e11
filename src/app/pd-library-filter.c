#include "pd-library-filter.h"

#include <glib/gi18n-lib.h>

#include "pd-choices.h"
#include "pd-field-editor.h"
#include "pd-value-chooser.h"

/**
 * PdLibraryFilter:
 *
 * What the library is to show: the articles of a group, of some publications, of the study, with a star, and so on. What is chosen
 * shows at once.
 */
struct _PdLibraryFilter
{
  GtkPopover parent_instance;

  PdRecordList *groups;
  PdRecordList *fields;
  /* What the library asks for, the search with it. */
  PdArticleQuery *query;
  /* The group that is chosen; it may be one that is yet to be read. */
  char *group;
  /* Many changes count as one. */
  gboolean following;

  GtkStack *stack;
  GtkWidget *source_row;
  GtkLabel *source_label;
  PdValueChooser *source_chooser;
  GtkWidget *author_row;
  GtkLabel *author_label;
  PdValueChooser *author_chooser;
  AdwComboRow *group_row;
  AdwComboRow *study_row;
  AdwComboRow *star_row;
  AdwComboRow *state_row;
  AdwComboRow *highlight_row;
  AdwComboRow *copies_row;
  GtkEditable *from_row;
  GtkEditable *to_row;
  GtkListBox *field_rows;
  /* Of PdFieldEditor, for each of the project's own fields. */
  GPtrArray *editors;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdLibraryFilter, pd_library_filter, GTK_TYPE_POPOVER)

static void
show_values (PdValueChooser *chooser,
             GtkLabel *label)
{
  g_autofree char *summary = pd_value_chooser_dup_summary (chooser);

  gtk_label_set_text (label, summary != NULL ? summary : C_ ("value", "Any"));
}

static void
on_changed (PdLibraryFilter *self)
{
  PdRecord *group;

  if (self->following)
    return;
  show_values (self->source_chooser, self->source_label);
  show_values (self->author_chooser, self->author_label);
  group = adw_combo_row_get_selected (self->group_row) > 0 && self->groups != NULL ? pd_record_list_get (self->groups, adw_combo_row_get_selected (self->group_row) - 1) : NULL;
  g_set_str (&self->group, group != NULL ? pd_record_get_id (group) : NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_sources_opened (PdLibraryFilter *self)
{
  gtk_stack_set_visible_child_name (self->stack, "publications");
  pd_value_chooser_open (self->source_chooser, self->query);
}

static void
on_authors_opened (PdLibraryFilter *self)
{
  gtk_stack_set_visible_child_name (self->stack, "authors");
  pd_value_chooser_open (self->author_chooser, self->query);
}

/* Back to the row that led there. */
static void
on_value_chooser_left (PdLibraryFilter *self,
                       PdValueChooser *chooser)
{
  gtk_stack_set_visible_child_name (self->stack, "filter");
  gtk_widget_grab_focus (chooser == self->source_chooser ? self->source_row : self->author_row);
}

static void
on_closed (PdLibraryFilter *self)
{
  gtk_stack_set_visible_child_full (self->stack, "filter", GTK_STACK_TRANSITION_TYPE_NONE);
}

static void
forget_lists (PdLibraryFilter *self)
{
  if (self->groups != NULL)
    g_signal_handlers_disconnect_by_data (self->groups, self);
  if (self->fields != NULL)
    g_signal_handlers_disconnect_by_data (self->fields, self);
  g_clear_object (&self->groups);
  g_clear_object (&self->fields);
}

static void
pd_library_filter_dispose (GObject *object)
{
  PdLibraryFilter *self = PD_LIBRARY_FILTER (object);

  self->following = TRUE;
  forget_lists (self);
  g_clear_pointer (&self->query, pd_article_query_free);
  g_clear_pointer (&self->group, g_free);
  g_clear_pointer (&self->editors, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_LIBRARY_FILTER);

  G_OBJECT_CLASS (pd_library_filter_parent_class)->dispose (object);
}

static void
pd_library_filter_class_init (PdLibraryFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_library_filter_dispose;

  /**
   * PdLibraryFilter::changed:
   *
   * Other articles are to be shown.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PD_TYPE_VALUE_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-library-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, PdLibraryFilter, stack);
  gtk_widget_class_bind_template_child (widget_class, PdLibraryFilter, source_row);
  gtk_widget_class_bind_template_child (widget_class, PdLibraryFilter, source_label);
  gtk_widget_class_bind_template_child (widget_class, PdLibraryFilter, source_chooser);
  gtk_widget_class_bind_template_child (widget_class, PdLibraryFilter, author_row);
  gtk_widget_class_bind_template_child (widget_class, PdLibraryFilter, author_label);
  gtk_widget_class_bind_template_child (widget_class, PdLibraryFilter, author_chooser);
  gtk_widget_class_bind_template_child (widget_class, PdLibraryFilter, group_row);
  gtk_widget_class_bind_template_child (widget_class, PdLibraryFilter, study_row);
  gtk_widget_class_bind_template_child (widget_class, PdLibraryFilter, star_row);
  gtk_widget_class_bind_template_child (widget_class, PdLibraryFilter, state_row);
  gtk_widget_class_bind_template_child (widget_class, PdLibraryFilter, highlight_row);
  gtk_widget_class_bind_template_child (widget_class, PdLibraryFilter, copies_row);
  gtk_widget_class_bind_template_child (widget_class, PdLibraryFilter, from_row);
  gtk_widget_class_bind_template_child (widget_class, PdLibraryFilter, to_row);
  gtk_widget_class_bind_template_child (widget_class, PdLibraryFilter, field_rows);
  gtk_widget_class_bind_template_callback (widget_class, on_authors_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_closed);
  gtk_widget_class_bind_template_callback (widget_class, on_sources_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_value_chooser_left);
  gtk_widget_class_bind_template_callback (widget_class, pd_library_filter_clear);
}

static void
fill_states (PdLibraryFilter *self)
{
  g_autoptr (GtkStringList) states = gtk_string_list_new (NULL);

  gtk_string_list_append (states, C_ ("state", "Any"));
  for (guint i = 0; pd_assignment_state_codes[i] != NULL; i++)
    gtk_string_list_append (states, pd_choice_get_label (pd_assignment_state_codes[i]));
  gtk_string_list_append (states, C_ ("state", "None"));
  adw_combo_row_set_model (self->state_row, G_LIST_MODEL (states));
}

static void
pd_library_filter_init (PdLibraryFilter *self)
{
  self->editors = g_ptr_array_new_with_free_func (g_object_unref);
  self->following = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_states (self);
  pd_value_chooser_set_column (self->source_chooser, PD_ARTICLE_SOURCE, _ ("Publication"), _ ("Search Publications"));
  pd_value_chooser_set_column (self->author_chooser, PD_ARTICLE_AUTHOR, _ ("Author"), _ ("Search Authors"));
  show_values (self->source_chooser, self->source_label);
  show_values (self->author_chooser, self->author_label);
  self->following = FALSE;
}

static void
show_groups (PdLibraryFilter *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n = self->groups != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->groups)) : 0;
  gboolean following = self->following;
  guint selected = 0;

  gtk_string_list_append (names, C_ ("group", "All"));
  for (guint i = 0; i < n; i++)
    {
      PdRecord *group = pd_record_list_get (self->groups, i);

      gtk_string_list_append (names, pd_record_get_text (group, PD_GROUP_NAME));
      if (g_strcmp0 (pd_record_get_id (group), self->group) == 0)
        selected = i + 1;
    }
  self->following = TRUE;
  adw_combo_row_set_model (self->group_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->group_row, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->group_row), n > 0);
  self->following = following;
}

/* A group that was deleted has no articles; all of them are what a person expects to see then. */
static void
on_groups_changed (PdLibraryFilter *self)
{
  if (self->group != NULL && pd_record_list_find (self->groups, self->group) == NULL)
    g_clear_pointer (&self->group, g_free);
  show_groups (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_fields (PdLibraryFilter *self)
{
  guint n = self->fields != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->fields)) : 0;

  gtk_list_box_remove_all (self->field_rows);
  g_ptr_array_set_size (self->editors, 0);
  for (guint i = 0; i < n; i++)
    {
      PdFieldEditor *editor = pd_field_editor_new (pd_record_list_get (self->fields, i), C_ ("value", "Any"));

      g_signal_connect_object (editor, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->editors, editor);
      gtk_list_box_append (self->field_rows, pd_field_editor_get_row (editor));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->field_rows), n > 0);
}

static void
on_fields_changed (PdLibraryFilter *self)
{
  show_fields (self);
  on_changed (self);
}

/**
 * pd_library_filter_set_project:
 * @project: (nullable): an open project
 * @groups: (nullable): its groups
 * @fields: (nullable): its own fields
 *
 * Sets what there is to choose from.
 */
void
pd_library_filter_set_project (PdLibraryFilter *self,
                               PdProject *project,
                               PdRecordList *groups,
                               PdRecordList *fields)
{
  g_return_if_fail (PD_IS_LIBRARY_FILTER (self));

  pd_value_chooser_set_project (self->source_chooser, project);
  pd_value_chooser_set_project (self->author_chooser, project);
  forget_lists (self);
  g_set_object (&self->groups, groups);
  g_set_object (&self->fields, fields);
  if (groups != NULL)
    g_signal_connect_object (groups, "items-changed", G_CALLBACK (on_groups_changed), self, G_CONNECT_SWAPPED);
  if (fields != NULL)
    g_signal_connect_object (fields, "items-changed", G_CALLBACK (on_fields_changed), self, G_CONNECT_SWAPPED);
  show_groups (self);
  show_fields (self);
}

static const char *
get_text (GtkEditable *row)
{
  const char *text = gtk_editable_get_text (row);

  return *text != '\0' ? text : NULL;
}

static const char *
get_state (PdLibraryFilter *self)
{
  guint selected = adw_combo_row_get_selected (self->state_row);

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return NULL;
  return pd_assignment_state_codes[selected - 1] != NULL ? pd_assignment_state_codes[selected - 1] : "";
}

/* The rows have what is asked for in the order of PdArticleMatch. */
static PdArticleMatch
get_match (AdwComboRow *row)
{
  return (PdArticleMatch) adw_combo_row_get_selected (row);
}

/**
 * pd_library_filter_apply:
 * @query: a query of what is searched for
 *
 * Asks for what is chosen. The values that there are to choose from are counted among what else is asked for.
 */
void
pd_library_filter_apply (PdLibraryFilter *self,
                         PdArticleQuery *query)
{
  g_return_if_fail (PD_IS_LIBRARY_FILTER (self));
  g_return_if_fail (query != NULL);

  pd_value_chooser_apply (self->source_chooser, query);
  pd_value_chooser_apply (self->author_chooser, query);
  pd_article_query_set_group (query, self->group);
  pd_article_query_set_excluded (query, get_match (self->study_row));
  pd_article_query_set_starred (query, get_match (self->star_row));
  pd_article_query_set_highlighted (query, get_match (self->highlight_row));
  /* In the order of PdArticleCopies. */
  pd_article_query_set_copies (query, (PdArticleCopies) adw_combo_row_get_selected (self->copies_row));
  pd_article_query_set_state (query, get_state (self), NULL);
  pd_article_query_set_dates (query, get_text (self->from_row), get_text (self->to_row));
  for (guint i = 0; i < self->editors->len; i++)
    {
      PdFieldEditor *editor = g_ptr_array_index (self->editors, i);
      const char *value = pd_field_editor_get_value (editor);

      pd_article_query_set_field (query, pd_field_editor_get_field_id (editor), *value != '\0' ? value : NULL);
    }
  g_clear_pointer (&self->query, pd_article_query_free);
  self->query = pd_article_query_copy (query);
}

static void
add_choice (GStrvBuilder *parts,
            AdwComboRow *row)
{
  GtkStringObject *item = adw_combo_row_get_selected_item (row);

  if (item != NULL && adw_combo_row_get_selected (row) > 0)
    g_strv_builder_add (parts, gtk_string_object_get_string (item));
}

static void
add_values (GStrvBuilder *parts,
            const char *title,
            PdValueChooser *chooser)
{
  g_autofree char *values = pd_value_chooser_dup_summary (chooser);

  if (values != NULL)
    /* Translators: a field of articles, and the value it is to have. */
    g_strv_builder_take (parts, g_strdup_printf (_ ("%s: %s"), title, values));
}

static void
add_dates (GStrvBuilder *parts,
           const char *from,
           const char *to)
{
  if (from != NULL && to != NULL)
    /* Translators: from one date to another. */
    g_strv_builder_take (parts, g_strdup_printf (_ ("%s – %s"), from, to));
  else if (from != NULL)
    g_strv_builder_take (parts, g_strdup_printf (_ ("since %s"), from));
  else if (to != NULL)
    g_strv_builder_take (parts, g_strdup_printf (_ ("until %s"), to));
}

/**
 * pd_library_filter_dup_summary:
 *
 * Returns: (transfer full) (nullable): what is chosen, on one line; %NULL where nothing is
 */
char *
pd_library_filter_dup_summary (PdLibraryFilter *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  PdRecord *group;

  g_return_val_if_fail (PD_IS_LIBRARY_FILTER (self), NULL);

  group = self->groups != NULL && self->group != NULL ? pd_record_list_find (self->groups, self->group) : NULL;
  if (group != NULL)
    g_strv_builder_add (builder, pd_record_get_text (group, PD_GROUP_NAME));
  add_values (builder, _ ("Publication"), self->source_chooser);
  add_values (builder, _ ("Author"), self->author_chooser);
  add_choice (builder, self->study_row);
  add_choice (builder, self->star_row);
  if (adw_combo_row_get_selected (self->state_row) > 0)
    /* Translators: the state in which a person's work on an article is. */
    g_strv_builder_take (builder, g_strdup_printf (_ ("State: %s"), gtk_string_object_get_string (adw_combo_row_get_selected_item (self->state_row))));
  add_choice (builder, self->highlight_row);
  add_choice (builder, self->copies_row);
  add_dates (builder, get_text (self->from_row), get_text (self->to_row));
  for (guint i = 0; i < self->editors->len; i++)
    {
      PdFieldEditor *editor = g_ptr_array_index (self->editors, i);

      if (*pd_field_editor_get_value (editor) != '\0')
        /* Translators: a field of articles, and the value it is to have. */
        g_strv_builder_take (builder, g_strdup_printf (_ ("%s: %s"), pd_field_editor_get_title (editor), pd_field_editor_get_value (editor)));
    }
  parts = g_strv_builder_end (builder);
  return parts[0] != NULL ? g_strjoinv (" · ", parts) : NULL;
}

/**
 * pd_library_filter_get_group:
 *
 * Returns: (transfer none) (nullable): the UUID of the group whose articles are to be shown
 */
const char *
pd_library_filter_get_group (PdLibraryFilter *self)
{
  g_return_val_if_fail (PD_IS_LIBRARY_FILTER (self), NULL);

  return self->group;
}

/* Empties every choice but the group. */
static void
reset (PdLibraryFilter *self)
{
  pd_value_chooser_clear (self->source_chooser);
  pd_value_chooser_clear (self->author_chooser);
  show_values (self->source_chooser, self->source_label);
  show_values (self->author_chooser, self->author_label);
  adw_combo_row_set_selected (self->study_row, 0);
  adw_combo_row_set_selected (self->star_row, 0);
  adw_combo_row_set_selected (self->state_row, 0);
  adw_combo_row_set_selected (self->highlight_row, 0);
  adw_combo_row_set_selected (self->copies_row, 0);
  gtk_editable_set_text (self->from_row, "");
  gtk_editable_set_text (self->to_row, "");
  for (guint i = 0; i < self->editors->len; i++)
    pd_field_editor_set_value (g_ptr_array_index (self->editors, i), NULL);
}

/**
 * pd_library_filter_show_group:
 * @group_id: (nullable): the UUID of a group
 *
 * Chooses all articles of a group, or all of the project.
 */
void
pd_library_filter_show_group (PdLibraryFilter *self,
                              const char *group_id)
{
  g_return_if_fail (PD_IS_LIBRARY_FILTER (self));

  self->following = TRUE;
  g_set_str (&self->group, group_id);
  reset (self);
  show_groups (self);
  self->following = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * pd_library_filter_clear:
 *
 * Chooses all articles.
 */
void
pd_library_filter_clear (PdLibraryFilter *self)
{
  pd_library_filter_show_group (self, NULL);
}
