#include "pd-words-view.h"

#include <glib/gi18n-lib.h>

#include "pd-project-words.h"
#include "pd-query-entry.h"
#include "pd-record-list.h"
#include "pd-tokenizer.h"
#include "pd-word-model.h"
#include "pd-words-columns.h"
#include "pd-words-export.h"
#include "pd-words-summary.h"

/* How long changes of the project are gathered before it is counted again. */
#define REFRESH_MILLISECONDS 2000

/* What is counted sooner shows no progress. */
#define PROGRESS_MILLISECONDS 200

/* The first of the items of the dropdown that stand for n-grams. */
#define FIRST_GRAM 2

/**
 * PdWordsView:
 *
 * Words and how often they stand: in which articles, or what is highlighted in them, compared with the rest, or near a word.
 */
struct _PdWordsView
{
  AdwBin parent_instance;

  PdProject *project;
  PdRecordList *tag_list;
  char *tag_id;
  PdWordModel *model;
  PdFrequencyKind kind;

  /* While it is counted: how much is done, in thousandths, which the thread that counts says. */
  GCancellable *cancellable;
  int *permille;
  guint progress_source;
  /* Where the words may be others now: when they are counted again, or that they have to be, when it is shown or no longer counted. */
  guint refresh_source;
  gboolean is_stale;
  gboolean following;

  PdQueryEntry *articles;
  GtkDropDown *tags;
  GtkWidget *export_button;
  GtkDropDown *unit;
  GtkToggleButton *compare;
  PdQueryEntry *node;
  GtkSpinButton *window;
  GtkLabel *summary;
  GtkProgressBar *progress;
  GtkStack *stack;
  GtkColumnView *view;
};

enum
{
  SEARCH_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdWordsView, pd_words_view, ADW_TYPE_BIN)

static void count_when_shown (PdWordsView *self);

static const char *
get_tag_path (PdWordsView *self)
{
  PdRecord *tag = self->tag_id != NULL && self->tag_list != NULL ? pd_record_list_find (self->tag_list, self->tag_id) : NULL;

  return tag != NULL ? pd_record_get_text (tag, PD_TAG_PATH) : NULL;
}

static void
stop (PdWordsView *self)
{
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->permille, g_atomic_rc_box_release);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
}

static void
say (PdWordsView *self,
     const char *sentence,
     gboolean is_error)
{
  gtk_label_set_label (self->summary, sentence);
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self->summary), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->summary), "error");
}

static void
sort (PdWordsView *self)
{
  PdFrequencyColumn column;
  gboolean descending;

  if (!self->following && pd_words_columns_get_order (self->view, &column, &descending))
    pd_word_model_sort (self->model, column, descending);
}

/* As long as the columns are the same, the order that somebody chose stays. */
static void
show_list (PdWordsView *self,
           PdFrequencyList *list)
{
  PdFrequencyKind kind = pd_frequency_list_get_kind (list);
  g_autofree char *summary = pd_words_summary_new (list, gtk_drop_down_get_selected (self->unit) == 0);
  gboolean is_same = kind == self->kind && pd_word_model_get_list (self->model) != NULL;

  self->kind = kind;
  pd_word_model_set_list (self->model, list);
  if (is_same)
    sort (self);
  else
    {
      self->following = TRUE;
      pd_words_columns_show (self->view, kind);
      self->following = FALSE;
    }
  say (self, summary, FALSE);
  gtk_stack_set_visible_child_name (self->stack, pd_frequency_list_get_n_rows (list) > 0 ? "words" : "nothing");
  gtk_widget_set_sensitive (self->export_button, pd_frequency_list_get_n_rows (list) > 0);
  if (pd_frequency_list_get_n_rows (list) > 0)
    gtk_column_view_scroll_to (self->view, 0, NULL, GTK_LIST_SCROLL_NONE, NULL);
}

static void
show_nothing (PdWordsView *self)
{
  pd_word_model_set_list (self->model, NULL);
  gtk_stack_set_visible_child_name (self->stack, "start");
  gtk_widget_set_sensitive (self->export_button, FALSE);
}

static void
on_counted (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (PdWordsView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PdFrequencyList) list = pd_project_count_words_finish (PD_PROJECT (source), result, &error);

  if (self->cancellable == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  stop (self);
  if (list != NULL)
    show_list (self, list);
  else
    {
      show_nothing (self);
      say (self, error->message, TRUE);
    }
  if (self->is_stale)
    count_when_shown (self);
}

static void
on_progress (double fraction,
             gpointer data)
{
  g_atomic_int_set ((int *) data, (int) (fraction * 1000));
}

static gboolean
show_progress (gpointer data)
{
  PdWordsView *self = data;

  gtk_progress_bar_set_fraction (self->progress, g_atomic_int_get (self->permille) / 1000.0);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  return G_SOURCE_CONTINUE;
}

/* What was counted before stays until there is something else to show. */
static void
count (PdWordsView *self)
{
  guint unit = gtk_drop_down_get_selected (self->unit);
  PdWordsOptions options = { 0 };

  stop (self);
  self->is_stale = FALSE;
  options.query = pd_query_entry_get_query (self->articles);
  options.tag = get_tag_path (self);
  options.node = pd_query_entry_get_query (self->node);
  options.window = gtk_spin_button_get_value_as_int (self->window);
  if (options.node == NULL)
    {
      options.n_characters = unit > 0 ? unit - 1 + FIRST_GRAM : 0;
      options.keyness = gtk_toggle_button_get_active (self->compare) && (options.query != NULL || options.tag != NULL);
    }
  self->cancellable = g_cancellable_new ();
  self->permille = g_atomic_rc_box_new0 (int);
  self->progress_source = g_timeout_add (PROGRESS_MILLISECONDS, show_progress, self);
  pd_project_count_words_async (self->project, &options, on_progress, g_atomic_rc_box_acquire (self->permille), g_atomic_rc_box_release, self->cancellable, on_counted, g_object_ref (self));
}

static void
count_when_shown (PdWordsView *self)
{
  if (self->project != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    count (self);
  else
    {
      stop (self);
      self->is_stale = TRUE;
    }
}

/* What cannot be asked for together cannot be chosen. */
static void
on_choice_changed (PdWordsView *self)
{
  gboolean is_near = pd_query_entry_get_query (self->node) != NULL;
  gboolean is_part = pd_query_entry_get_query (self->articles) != NULL || self->tag_id != NULL;

  if (self->following)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->unit), !is_near);
  gtk_widget_set_sensitive (GTK_WIDGET (self->compare), !is_near && is_part);
  gtk_widget_set_sensitive (GTK_WIDGET (self->window), is_near);
  count_when_shown (self);
}

static void
on_tag_selected (PdWordsView *self)
{
  guint selected = gtk_drop_down_get_selected (self->tags);
  PdRecord *tag = selected > 0 && selected != GTK_INVALID_LIST_POSITION && self->tag_list != NULL ? pd_record_list_get (self->tag_list, selected - 1) : NULL;

  if (self->following)
    return;
  if (g_set_str (&self->tag_id, tag != NULL ? pd_record_get_id (tag) : NULL))
    on_choice_changed (self);
}

static void
show_tags (PdWordsView *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n = self->tag_list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->tag_list)) : 0, selected = 0;

  gtk_string_list_append (names, C_ ("words", "All Text"));
  for (guint i = 0; i < n; i++)
    {
      PdRecord *tag = pd_record_list_get (self->tag_list, i);

      gtk_string_list_append (names, pd_record_get_text (tag, PD_TAG_PATH));
      if (g_strcmp0 (pd_record_get_id (tag), self->tag_id) == 0)
        selected = i + 1;
    }
  self->following = TRUE;
  gtk_drop_down_set_model (self->tags, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->tags, selected);
  self->following = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->tags), n > 0);
}

/* A tag that was deleted has no highlights; all text is what a person expects to see then. */
static void
on_tags_changed (PdWordsView *self)
{
  gboolean is_gone = self->tag_id != NULL && pd_record_list_find (self->tag_list, self->tag_id) == NULL;

  if (is_gone)
    g_clear_pointer (&self->tag_id, g_free);
  show_tags (self);
  if (is_gone)
    on_choice_changed (self);
}

static void
refresh (gpointer data)
{
  PdWordsView *self = data;

  self->refresh_source = 0;
  if (self->cancellable != NULL)
    self->is_stale = TRUE;
  else
    count_when_shown (self);
}

static gboolean
depends_on (PdWordsView *self,
            PdChanges *changes)
{
  return pd_changes_touch (changes, PD_WORD_ARTICLE)
         || (self->tag_id != NULL && (pd_changes_touch (changes, PD_WORD_HIGHLIGHT) || pd_changes_touch (changes, PD_WORD_HIGHLIGHT_TAG) || pd_changes_touch (changes, PD_WORD_TAG)));
}

static void
on_changed (PdWordsView *self,
            PdChanges *changes)
{
  if (self->refresh_source == 0 && depends_on (self, changes))
    self->refresh_source = g_timeout_add_once (REFRESH_MILLISECONDS, refresh, self);
}

/* Words have no quotation marks in them. What else than letters they have means something in a query. */
static char *
make_query (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!pd_tokenizer_is_letter (g_utf8_get_char (p)))
        return g_strdup_printf ("\"%s\"", word);
    }
  return g_strdup (word);
}

static void
on_word_activated (PdWordsView *self,
                   guint position)
{
  g_autoptr (PdWordItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  g_autofree char *query = item != NULL ? make_query (pd_word_item_get_row (item)->word) : NULL;

  if (query != NULL)
    g_signal_emit (self, signals[SEARCH_REQUESTED], 0, query);
}

static void
on_export (PdWordsView *self)
{
  pd_words_export (GTK_WIDGET (self), self->project, self->model);
}

static void
pd_words_view_map (GtkWidget *widget)
{
  PdWordsView *self = PD_WORDS_VIEW (widget);

  GTK_WIDGET_CLASS (pd_words_view_parent_class)->map (widget);

  if (self->is_stale)
    count_when_shown (self);
}

static gboolean
pd_words_view_grab_focus (GtkWidget *widget)
{
  PdWordsView *self = PD_WORDS_VIEW (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->articles));
}

static void
pd_words_view_dispose (GObject *object)
{
  PdWordsView *self = PD_WORDS_VIEW (object);

  if (self->articles != NULL)
    {
      pd_words_view_set_project (self, NULL);
      /* Its columns go one by one, which changes the order. */
      g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->view), self);
    }
  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_WORDS_VIEW);

  G_OBJECT_CLASS (pd_words_view_parent_class)->dispose (object);
}

static void
pd_words_view_class_init (PdWordsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_words_view_dispose;
  widget_class->grab_focus = pd_words_view_grab_focus;
  widget_class->map = pd_words_view_map;

  /**
   * PdWordsView::search-requested:
   * @query: what finds a word
   *
   * A person wants to see where a word stands.
   */
  signals[SEARCH_REQUESTED] = g_signal_new ("search-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PD_TYPE_QUERY_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-words-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PdWordsView, articles);
  gtk_widget_class_bind_template_child (widget_class, PdWordsView, tags);
  gtk_widget_class_bind_template_child (widget_class, PdWordsView, export_button);
  gtk_widget_class_bind_template_child (widget_class, PdWordsView, unit);
  gtk_widget_class_bind_template_child (widget_class, PdWordsView, compare);
  gtk_widget_class_bind_template_child (widget_class, PdWordsView, node);
  gtk_widget_class_bind_template_child (widget_class, PdWordsView, window);
  gtk_widget_class_bind_template_child (widget_class, PdWordsView, summary);
  gtk_widget_class_bind_template_child (widget_class, PdWordsView, progress);
  gtk_widget_class_bind_template_child (widget_class, PdWordsView, stack);
  gtk_widget_class_bind_template_child (widget_class, PdWordsView, view);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_tag_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_word_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_export);
}

static void
add_units (PdWordsView *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Words"));
  for (guint n = FIRST_GRAM; n <= PD_TOKENIZER_MAX_CHARACTERS; n++)
    {
      g_autofree char *name = g_strdup_printf (ngettext ("%u Character", "%u Characters", n), n);

      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (self->unit, G_LIST_MODEL (names));
}

static void
pd_words_view_init (PdWordsView *self)
{
  g_autoptr (GtkSingleSelection) selection = NULL;

  self->following = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  add_units (self);
  show_tags (self);

  self->model = pd_word_model_new ();
  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  pd_words_columns_add (self->view);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (sort), self, G_CONNECT_SWAPPED);
  self->following = FALSE;
  on_choice_changed (self);
}

/**
 * pd_words_view_set_project:
 * @project: (nullable): an open project
 *
 * Sets what it counts in, when it is shown. What was chosen in another project is forgotten.
 */
void
pd_words_view_set_project (PdWordsView *self,
                           PdProject *project)
{
  g_return_if_fail (PD_IS_WORDS_VIEW (self));
  g_return_if_fail (project == NULL || PD_IS_PROJECT (project));

  if (self->project == project)
    return;
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  stop (self);
  self->following = TRUE;
  pd_query_entry_set_text (self->articles, "");
  pd_query_entry_set_project (self->articles, project);
  pd_query_entry_set_text (self->node, "");
  gtk_toggle_button_set_active (self->compare, FALSE);
  gtk_drop_down_set_selected (self->unit, 0);
  self->following = FALSE;
  show_nothing (self);
  say (self, "", FALSE);
  g_clear_pointer (&self->tag_id, g_free);
  g_clear_object (&self->tag_list);
  g_clear_object (&self->project);
  if (project != NULL)
    {
      self->project = g_object_ref (project);
      g_signal_connect_object (project, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
      self->tag_list = pd_record_list_new (project, PD_WORD_TAG);
      g_signal_connect_object (self->tag_list, "items-changed", G_CALLBACK (on_tags_changed), self, G_CONNECT_SWAPPED);
    }
  show_tags (self);
  on_choice_changed (self);
}
