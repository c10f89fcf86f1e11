#include "pd-value-chooser.h"

#include <glib/gi18n-lib.h>

#include "pd-check-row.h"
#include "pd-project-values.h"

/* How many values are listed, and from how many on there is a search. */
#define MAX_LISTED 100
#define MIN_SEARCHED 10

/**
 * PdValueChooser:
 *
 * Chooses which values of a column articles are to have, from those that there are, each with how many articles have it.
 *
 * Of very many only the most frequent are listed; a search finds the others. What is chosen stands first when it is opened.
 */
struct _PdValueChooser
{
  AdwBin parent_instance;

  PdKey key;
  PdProject *project;
  /* What else is asked of the articles that are counted. */
  PdArticleQuery *query;
  GCancellable *counting;
  /* Of char *, in the order they were chosen. */
  GPtrArray *chosen;
  gboolean following;

  GtkLabel *title_label;
  GtkWidget *clear_button;
  GtkEditable *search_entry;
  GtkScrolledWindow *scroller;
  GtkListBox *list;
  GtkLabel *note;
};

enum
{
  CHANGED,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdValueChooser, pd_value_chooser, ADW_TYPE_BIN)

static gboolean
is_chosen (PdValueChooser *self,
           const char *value)
{
  return g_ptr_array_find_with_equal_func (self->chosen, value, g_str_equal, NULL);
}

static const char *
get_label (const char *value)
{
  return *value != '\0' ? value : C_ ("value", "None");
}

static void
on_toggled (PdValueChooser *self,
            GtkCheckButton *check)
{
  const char *value = g_object_get_data (G_OBJECT (check), "value");
  guint index;

  if (self->following)
    return;
  if (!gtk_check_button_get_active (check))
    {
      if (g_ptr_array_find_with_equal_func (self->chosen, value, g_str_equal, &index))
        g_ptr_array_remove_index (self->chosen, index);
    }
  else if (!is_chosen (self, value))
    g_ptr_array_add (self->chosen, g_strdup (value));
  gtk_widget_set_visible (self->clear_button, self->chosen->len > 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_row (PdValueChooser *self,
         const char *value,
         guint n_articles)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *row = pd_check_row_new (get_label (value), check);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  g_object_set_data_full (G_OBJECT (check), "value", g_strdup (value), g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_chosen (self, value));
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  if (n_articles > 0)
    {
      g_autofree char *count = g_strdup_printf ("%'u", n_articles);
      g_autofree char *description = g_strdup_printf (ngettext ("%u article", "%u articles", n_articles), n_articles);
      GtkWidget *label = gtk_label_new (count);

      gtk_widget_set_css_classes (label, (const char *[]) { "dimmed", "numeric", NULL });
      gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  gtk_list_box_append (self->list, row);
}

static const PdValueCount *
find_count (GPtrArray *counts,
            const char *value)
{
  for (guint i = 0; i < counts->len; i++)
    {
      const PdValueCount *count = g_ptr_array_index (counts, i);

      if (g_str_equal (count->value, value))
        return count;
    }
  return NULL;
}

static void
show_note (PdValueChooser *self,
           guint n_counts)
{
  if (n_counts > MAX_LISTED)
    gtk_label_set_text (self->note, _ ("These are the most frequent. A search finds the others."));
  else
    gtk_label_set_text (self->note, _ ("No Results Found"));
  gtk_widget_set_visible (GTK_WIDGET (self->note), n_counts > MAX_LISTED || n_counts == 0);
}

static void
show_counts (PdValueChooser *self,
             GPtrArray *counts)
{
  gboolean searching = *gtk_editable_get_text (self->search_entry) != '\0';
  guint n_chosen = searching ? 0 : self->chosen->len;

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < n_chosen; i++)
    {
      const char *value = g_ptr_array_index (self->chosen, i);
      const PdValueCount *count = find_count (counts, value);

      add_row (self, value, count != NULL ? count->n_articles : 0);
    }
  for (guint i = 0; i < MIN (counts->len, MAX_LISTED); i++)
    {
      const PdValueCount *count = g_ptr_array_index (counts, i);

      if (searching || !is_chosen (self, count->value))
        add_row (self, count->value, count->n_articles);
    }
  if (!searching)
    gtk_widget_set_visible (GTK_WIDGET (self->search_entry), counts->len >= MIN_SEARCHED);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n_chosen + counts->len > 0);
  gtk_widget_set_visible (self->clear_button, self->chosen->len > 0);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  show_note (self, counts->len);
}

/* An entry that has just come to be there takes the focus; without one the first of the list does. */
static void
take_focus (PdValueChooser *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->search_entry)))
    gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
on_counted (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (PdValueChooser) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) counts = pd_project_count_values_finish (PD_PROJECT (source), result, &error);
  gboolean searching;

  /* What was asked for before it was left, or before something else was. */
  if (counts == NULL || self->list == NULL)
    return;
  searching = *gtk_editable_get_text (self->search_entry) != '\0';
  show_counts (self, counts);
  if (!searching && gtk_widget_get_mapped (GTK_WIDGET (self)))
    take_focus (self);
}

static void
stop_counting (PdValueChooser *self)
{
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

static void
count (PdValueChooser *self)
{
  stop_counting (self);
  if (self->project == NULL)
    return;
  self->counting = g_cancellable_new ();
  pd_project_count_values_async (self->project, self->key, self->query, gtk_editable_get_text (self->search_entry), MAX_LISTED + 1, self->counting, on_counted, g_object_ref (self));
}

static void
on_search_changed (PdValueChooser *self)
{
  if (!self->following && gtk_widget_get_mapped (GTK_WIDGET (self)))
    count (self);
}

static void
on_back (PdValueChooser *self)
{
  stop_counting (self);
  g_signal_emit (self, signals[LEFT], 0);
}

static void
on_clear (PdValueChooser *self)
{
  pd_value_chooser_clear (self);
  g_signal_emit (self, signals[CHANGED], 0);
  take_focus (self);
}

static void
pd_value_chooser_dispose (GObject *object)
{
  PdValueChooser *self = PD_VALUE_CHOOSER (object);

  stop_counting (self);
  g_clear_object (&self->project);
  g_clear_pointer (&self->query, pd_article_query_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_VALUE_CHOOSER);

  G_OBJECT_CLASS (pd_value_chooser_parent_class)->dispose (object);
}

static void
pd_value_chooser_finalize (GObject *object)
{
  g_ptr_array_unref (PD_VALUE_CHOOSER (object)->chosen);

  G_OBJECT_CLASS (pd_value_chooser_parent_class)->finalize (object);
}

static void
pd_value_chooser_class_init (PdValueChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_value_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = pd_value_chooser_finalize;

  /**
   * PdValueChooser::changed:
   *
   * Other values are chosen.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PdValueChooser::left:
   *
   * Somebody wants to go back to where they came from.
   */
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-value-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, PdValueChooser, title_label);
  gtk_widget_class_bind_template_child (widget_class, PdValueChooser, clear_button);
  gtk_widget_class_bind_template_child (widget_class, PdValueChooser, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PdValueChooser, scroller);
  gtk_widget_class_bind_template_child (widget_class, PdValueChooser, list);
  gtk_widget_class_bind_template_child (widget_class, PdValueChooser, note);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_bind_template_callback (widget_class, on_clear);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
}

static void
pd_value_chooser_init (PdValueChooser *self)
{
  self->chosen = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_value_chooser_set_column:
 * @key: a column of articles
 * @title: what to call its values
 * @search: what to call the search for them
 *
 * Sets whose values are to be chosen from. To be called once.
 */
void
pd_value_chooser_set_column (PdValueChooser *self,
                             PdKey key,
                             const char *title,
                             const char *search)
{
  g_return_if_fail (PD_IS_VALUE_CHOOSER (self));

  self->key = key;
  gtk_label_set_text (self->title_label, title);
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->search_entry), search);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, search, -1);
}

/**
 * pd_value_chooser_set_project:
 * @project: (nullable): an open project
 *
 * Sets whose articles are counted. Nothing is chosen then.
 */
void
pd_value_chooser_set_project (PdValueChooser *self,
                              PdProject *project)
{
  g_return_if_fail (PD_IS_VALUE_CHOOSER (self));
  g_return_if_fail (project == NULL || PD_IS_PROJECT (project));

  stop_counting (self);
  g_set_object (&self->project, project);
  gtk_list_box_remove_all (self->list);
  pd_value_chooser_clear (self);
}

/**
 * pd_value_chooser_open:
 * @query: (nullable): which articles are to be counted, whatever it asks for of the column
 *
 * Lists the values.
 */
void
pd_value_chooser_open (PdValueChooser *self,
                       const PdArticleQuery *query)
{
  g_return_if_fail (PD_IS_VALUE_CHOOSER (self));

  g_clear_pointer (&self->query, pd_article_query_free);
  self->query = query != NULL ? pd_article_query_copy (query) : NULL;
  self->following = TRUE;
  gtk_editable_set_text (self->search_entry, "");
  self->following = FALSE;
  count (self);
}

/**
 * pd_value_chooser_apply:
 * @query: a query
 *
 * Asks for the values that are chosen.
 */
void
pd_value_chooser_apply (PdValueChooser *self,
                        PdArticleQuery *query)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_auto (GStrv) chosen = NULL;

  g_return_if_fail (PD_IS_VALUE_CHOOSER (self));
  g_return_if_fail (query != NULL);

  for (guint i = 0; i < self->chosen->len; i++)
    g_strv_builder_add (values, g_ptr_array_index (self->chosen, i));
  chosen = g_strv_builder_end (values);
  pd_article_query_set_values (query, self->key, (const char *const *) chosen);
}

/**
 * pd_value_chooser_dup_summary:
 *
 * Returns: (transfer full) (nullable): what is chosen, on one line; %NULL where nothing is
 */
char *
pd_value_chooser_dup_summary (PdValueChooser *self)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;

  g_return_val_if_fail (PD_IS_VALUE_CHOOSER (self), NULL);

  if (self->chosen->len == 0)
    return NULL;
  for (guint i = 0; i < self->chosen->len; i++)
    g_strv_builder_add (values, get_label (g_ptr_array_index (self->chosen, i)));
  labels = g_strv_builder_end (values);
  return g_strjoinv (C_ ("list of values", ", "), labels);
}

/**
 * pd_value_chooser_clear:
 *
 * Chooses no value, so that articles may have any.
 */
void
pd_value_chooser_clear (PdValueChooser *self)
{
  g_return_if_fail (PD_IS_VALUE_CHOOSER (self));

  g_ptr_array_set_size (self->chosen, 0);
  gtk_widget_set_visible (self->clear_button, FALSE);
  self->following = TRUE;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *check = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
    }
  self->following = FALSE;
}
