#include "pd-library.h"

#include <glib/gi18n-lib.h>

#include "pd-article-row.h"
#include "pd-article-view.h"
#include "pd-files.h"
#include "pd-library-actions.h"
#include "pd-library-search.h"
#include "pd-settings.h"

/**
 * PdLibrary:
 *
 * The articles of a project, to look through, sort and pick from.
 *
 * The article that is open stays so while a search hides it from the list.
 */
struct _PdLibrary
{
  AdwBin parent_instance;

  PdProject *project;
  PdArticleList *list;
  PdArticleItem *item;
  PdRecordList *groups;
  PdRecordList *fields;
  GSettings *settings;
  /* What is opened as soon as the list is there. */
  gint64 wanted;
  guint position;
  guint n_selected;
  int n_articles;
  GCancellable *looking;

  AdwWindowTitle *title;
  PdLibrarySearch *search;
  GtkStack *stack;
  PdArticleView *view;
};

typedef enum
{
  PROP_PROJECT = 1,
  PROP_ITEM,
  PROP_N_ARTICLES,
  PROP_SEARCH,
} PdLibraryProperty;

static GParamSpec *properties[PROP_SEARCH + 1];

enum
{
  OPENED,
  COPIES_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdLibrary, pd_library, ADW_TYPE_BIN)

static gboolean
has_filter (PdLibrary *self)
{
  return self->list != NULL && pd_article_query_is_filtered (pd_article_list_get_query (self->list));
}

static guint
count_shown (PdLibrary *self)
{
  return self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
}

static char *
dup_count (PdLibrary *self,
           guint n)
{
  guint total = MAX (self->n_articles, 0);

  if (self->n_selected > 1)
    return g_strdup_printf (ngettext ("%u of %u selected", "%u of %u selected", n), self->n_selected, n);
  if (has_filter (self) && n < total)
    return g_strdup_printf (ngettext ("%u of %u article", "%u of %u articles", total), n, total);
  return n > 0 ? g_strdup_printf (ngettext ("%u article", "%u articles", n), n) : g_strdup ("");
}

static void
show_count (PdLibrary *self)
{
  guint n = count_shown (self);
  g_autofree char *subtitle = dup_count (self, n);

  adw_window_title_set_subtitle (self->title, subtitle);

  if (n > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (has_filter (self))
    gtk_stack_set_visible_child_name (self->stack, "nothing");
  else
    gtk_stack_set_visible_child_name (self->stack, "empty");

  if (!has_filter (self) && (int) n != self->n_articles)
    {
      self->n_articles = n;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ARTICLES]);
    }
}

static void
set_item (PdLibrary *self,
          PdArticleItem *item)
{
  if (self->item == item)
    return;
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item != NULL)
    {
      g_signal_connect_object (item, "notify::record", G_CALLBACK (pd_library_actions_update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (item, "notify::n-copies", G_CALLBACK (pd_library_actions_update), self, G_CONNECT_SWAPPED);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

/* One that is selected alone is opened; many are selected to do something to them. */
static void
on_selected (PdLibrary *self)
{
  g_autoptr (GArray) rows = pd_article_view_dup_selected (self->view);

  self->n_selected = rows->len;
  if (rows->len == 1)
    {
      g_autoptr (PdArticleItem) item = NULL;

      self->position = pd_article_list_find (self->list, g_array_index (rows, gint64, 0));
      item = g_list_model_get_item (G_LIST_MODEL (self->list), self->position);
      set_item (self, item);
    }
  show_count (self);
  pd_library_actions_update (self);
}

/* The list has been read, for the first time or again. */
static void
on_loaded (PdLibrary *self)
{
  guint position;

  if (pd_article_list_get_loading (self->list))
    return;
  /* What was selected before is so again where it is listed again; what is to be opened goes before it. */
  position = self->wanted != 0 ? pd_article_list_find (self->list, self->wanted) : G_MAXUINT;
  self->wanted = 0;
  if (position != G_MAXUINT)
    {
      pd_article_view_select (self->view, position, TRUE);
      show_count (self);
      return;
    }
  on_selected (self);
  if (self->item != NULL)
    {
      position = pd_article_list_find (self->list, pd_article_item_get_row (self->item));
      if (position != G_MAXUINT && self->n_selected == 0)
        pd_article_view_select (self->view, position, FALSE);
      return;
    }
  pd_article_view_select (self->view, 0, TRUE);
}

/* What comes behind an article that went. */
static void
open_next (PdLibrary *self)
{
  guint n = count_shown (self);

  set_item (self, NULL);
  if (n > 0)
    pd_article_view_select (self->view, MIN (self->position, n - 1), TRUE);
}

static void
on_looked (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (PdLibrary) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles = pd_project_load_finish (PD_PROJECT (source), result, &error);

  if (articles != NULL && articles->len == 0)
    open_next (self);
}

/* Whether the open article is still there cannot be told from a list that a search may have shortened. */
static void
on_changed (PdLibrary *self,
            PdChanges *changes)
{
  PdRecord *article = self->item != NULL ? pd_article_item_get_record (self->item) : NULL;

  if (article == NULL || !pd_changes_touch (changes, PD_WORD_ARTICLE))
    return;
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  pd_project_load_async (self->project, PD_WORD_ARTICLE, PD_ARTICLE_ID, pd_record_get_id (article), self->looking, on_looked, g_object_ref (self));
}

/* Asks for the articles that are searched for and chosen, in the order that is set. */
static void
ask (PdLibrary *self)
{
  g_autoptr (PdArticleQuery) query = pd_article_query_new ();

  if (self->list == NULL)
    return;
  pd_article_query_set_sort (query, g_settings_get_enum (self->settings, "sort-by"), g_settings_get_boolean (self->settings, "sort-descending"));
  pd_library_search_apply (self->search, query);
  pd_article_list_set_query (self->list, query);
  pd_library_actions_update (self);
}

static void
on_searched (PdLibrary *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
}

/* From the entry into the list, as one expects of a search. */
static void
on_search_next (PdLibrary *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
on_opened (PdLibrary *self,
           gboolean to_read)
{
  g_signal_emit (self, signals[OPENED], 0, to_read);
}

static void
pd_library_dispose (GObject *object)
{
  PdLibrary *self = PD_LIBRARY (object);

  pd_library_set_project (self, NULL);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_LIBRARY);

  G_OBJECT_CLASS (pd_library_parent_class)->dispose (object);
}

static void
pd_library_get_property (GObject *object,
                         guint id,
                         GValue *value,
                         GParamSpec *pspec)
{
  PdLibrary *self = PD_LIBRARY (object);

  switch ((PdLibraryProperty) id)
    {
    case PROP_PROJECT:
      g_value_set_object (value, self->project);
      break;
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    case PROP_SEARCH:
      g_value_set_boxed (value, pd_library_get_search (self));
      break;
    case PROP_N_ARTICLES:
      g_value_set_int (value, self->n_articles);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_library_set_property (GObject *object,
                         guint id,
                         const GValue *value,
                         GParamSpec *pspec)
{
  PdLibrary *self = PD_LIBRARY (object);

  switch ((PdLibraryProperty) id)
    {
    case PROP_PROJECT:
      pd_library_set_project (self, g_value_get_object (value));
      break;
    case PROP_ITEM:
    case PROP_N_ARTICLES:
    case PROP_SEARCH:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_library_class_init (PdLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags read_flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pd_library_dispose;
  object_class->get_property = pd_library_get_property;
  object_class->set_property = pd_library_set_property;

  /**
   * PdLibrary:project: (getter get_project) (setter set_project)
   *
   * The project whose articles it shows.
   */
  properties[PROP_PROJECT] = g_param_spec_object ("project", NULL, NULL, PD_TYPE_PROJECT, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * PdLibrary:item: (getter get_item)
   *
   * The article that is open.
   */
  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, PD_TYPE_ARTICLE_ITEM, read_flags);
  /**
   * PdLibrary:n-articles:
   *
   * How many articles the project holds; -1 while that is not known.
   */
  properties[PROP_N_ARTICLES] = g_param_spec_int ("n-articles", NULL, NULL, -1, G_MAXINT, -1, read_flags);
  /**
   * PdLibrary:search: (getter get_search)
   *
   * What the articles are searched for.
   */
  properties[PROP_SEARCH] = g_param_spec_boxed ("search", NULL, NULL, PD_TYPE_SEARCH_QUERY, read_flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * PdLibrary::opened:
   * @to_read: whether by Enter or a double click, to go on to the page
   *
   * Emitted when a person picked an article, even the one that is open already.
   */
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  /**
   * PdLibrary::copies-requested:
   * @article: an article
   *
   * Emitted when a person wants to see with which others an article shares text.
   */
  signals[COPIES_REQUESTED] = g_signal_new ("copies-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, PD_TYPE_RECORD);

  g_type_ensure (PD_TYPE_ARTICLE_VIEW);
  g_type_ensure (PD_TYPE_LIBRARY_SEARCH);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-library.ui");
  gtk_widget_class_bind_template_child (widget_class, PdLibrary, title);
  gtk_widget_class_bind_template_child (widget_class, PdLibrary, search);
  gtk_widget_class_bind_template_child (widget_class, PdLibrary, stack);
  gtk_widget_class_bind_template_child (widget_class, PdLibrary, view);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, ask);
  gtk_widget_class_bind_template_callback (widget_class, on_searched);
  gtk_widget_class_bind_template_callback (widget_class, on_search_next);
  gtk_widget_class_bind_template_callback (widget_class, on_opened);
  pd_library_actions_install (widget_class);
}

static void
pd_library_init (PdLibrary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->n_articles = -1;
  self->settings = pd_settings_new ();
  g_signal_connect_object (self->settings, "changed::sort-by", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::sort-descending", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  pd_library_search_set_key_capture_widget (self->search, GTK_WIDGET (self->view));
  pd_library_actions_follow (self, self->settings);
  pd_library_actions_update (self);
}

static void
forget_articles (PdLibrary *self)
{
  if (self->view != NULL)
    {
      pd_article_view_set_list (self->view, NULL);
      pd_article_view_set_groups (self->view, NULL);
    }
  if (self->search != NULL)
    {
      pd_library_search_set_project (self->search, NULL, NULL, NULL);
      pd_library_filter_clear (pd_library_search_get_filter (self->search));
    }
  g_clear_object (&self->list);
  g_clear_object (&self->fields);
  g_clear_object (&self->groups);
  self->n_selected = 0;
  set_item (self, NULL);
  self->n_articles = -1;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ARTICLES]);
}

static void
forget_project (PdLibrary *self)
{
  const char *path = self->project != NULL ? pd_project_get_path (self->project) : NULL;

  if (path != NULL)
    pd_settings_set_last_article (self->settings, path, self->item != NULL ? pd_article_item_get_row (self->item) : 0);
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  forget_articles (self);
  g_clear_object (&self->project);
}

static void
follow_project (PdLibrary *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (pd_project_get_path (self->project));
  g_autofree char *name = pd_files_get_project_name (file);

  adw_window_title_set_title (self->title, name);
  self->wanted = pd_settings_get_last_article (self->settings, pd_project_get_path (self->project));
  self->list = pd_project_list_articles (self->project);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (on_loaded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->project, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  self->groups = pd_record_list_new (self->project, PD_WORD_GROUP);
  self->fields = pd_record_list_new (self->project, PD_WORD_FIELD);
  pd_library_search_set_project (self->search, self->project, self->groups, self->fields);
  ask (self);
  pd_article_view_set_groups (self->view, self->groups);
  pd_article_view_set_list (self->view, self->list);
}

/**
 * pd_library_get_project:
 *
 * Returns: (transfer none) (nullable): the project whose articles it shows
 */
PdProject *
pd_library_get_project (PdLibrary *self)
{
  g_return_val_if_fail (PD_IS_LIBRARY (self), NULL);

  return self->project;
}

/**
 * pd_library_set_project:
 * @project: (nullable): an open project
 *
 * Shows the articles of a project, and opens the one that was last open in it.
 */
void
pd_library_set_project (PdLibrary *self,
                        PdProject *project)
{
  g_return_if_fail (PD_IS_LIBRARY (self));
  g_return_if_fail (project == NULL || PD_IS_PROJECT (project));

  if (self->project == project)
    return;
  forget_project (self);
  self->project = project != NULL ? g_object_ref (project) : NULL;
  if (project != NULL)
    follow_project (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

/**
 * pd_library_get_item:
 *
 * Returns: (transfer none) (nullable): the article that is open
 */
PdArticleItem *
pd_library_get_item (PdLibrary *self)
{
  g_return_val_if_fail (PD_IS_LIBRARY (self), NULL);

  return self->item;
}

/**
 * pd_library_get_filter:
 *
 * Returns: (transfer none): what of the library is shown
 */
PdLibraryFilter *
pd_library_get_filter (PdLibrary *self)
{
  g_return_val_if_fail (PD_IS_LIBRARY (self), NULL);

  return pd_library_search_get_filter (self->search);
}

/**
 * pd_library_get_list:
 *
 * Returns: (transfer none) (nullable): the articles that are shown
 */
PdArticleList *
pd_library_get_list (PdLibrary *self)
{
  g_return_val_if_fail (PD_IS_LIBRARY (self), NULL);

  return self->list;
}

/**
 * pd_library_get_groups:
 *
 * Returns: (transfer none) (nullable): the project's groups
 */
PdRecordList *
pd_library_get_groups (PdLibrary *self)
{
  g_return_val_if_fail (PD_IS_LIBRARY (self), NULL);

  return self->groups;
}

/**
 * pd_library_get_fields:
 *
 * Returns: (transfer none) (nullable): the project's own fields
 */
PdRecordList *
pd_library_get_fields (PdLibrary *self)
{
  g_return_val_if_fail (PD_IS_LIBRARY (self), NULL);

  return self->fields;
}

/**
 * pd_library_dup_selected:
 *
 * Returns: (transfer full) (element-type gint64): the rows of the articles that are selected
 */
GArray *
pd_library_dup_selected (PdLibrary *self)
{
  g_return_val_if_fail (PD_IS_LIBRARY (self), NULL);

  return pd_article_view_dup_selected (self->view);
}

/**
 * pd_library_select_all:
 *
 * Selects all articles that are shown.
 */
void
pd_library_select_all (PdLibrary *self)
{
  g_return_if_fail (PD_IS_LIBRARY (self));

  pd_article_view_select_all (self->view);
}

/**
 * pd_library_open_filter:
 *
 * Opens the filter.
 */
void
pd_library_open_filter (PdLibrary *self)
{
  g_return_if_fail (PD_IS_LIBRARY (self));

  pd_library_search_open_filter (self->search);
}

/**
 * pd_library_get_search:
 *
 * Returns: (transfer none) (nullable): what the articles are searched for
 */
PdSearchQuery *
pd_library_get_search (PdLibrary *self)
{
  g_return_val_if_fail (PD_IS_LIBRARY (self), NULL);

  return pd_library_search_get_query (self->search);
}

/**
 * pd_library_open:
 * @row: the row of an article
 *
 * Opens an article. Where the search or the filter hides it, they are taken away.
 */
void
pd_library_open (PdLibrary *self,
                 gint64 row)
{
  guint position;

  g_return_if_fail (PD_IS_LIBRARY (self));

  if (self->list == NULL || (self->item != NULL && pd_article_item_get_row (self->item) == row))
    return;
  position = pd_article_list_find (self->list, row);
  if (position != G_MAXUINT)
    {
      pd_article_view_select (self->view, position, TRUE);
      return;
    }
  set_item (self, NULL);
  self->wanted = row;
  pd_library_search_clear (self->search);
}

/**
 * pd_library_open_search:
 *
 * Opens the search and puts the caret into it.
 */
void
pd_library_open_search (PdLibrary *self)
{
  g_return_if_fail (PD_IS_LIBRARY (self));

  pd_library_search_open (self->search);
}
