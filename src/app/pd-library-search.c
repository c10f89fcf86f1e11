#include "pd-library-search.h"

#include "pd-query-entry.h"
#include "pd-saved-searches.h"

/**
 * PdLibrarySearch:
 *
 * What of the library is shown: what is searched for, and what is let through, with a line that says so.
 */
struct _PdLibrarySearch
{
  AdwBin parent_instance;

  GtkSearchBar *search_bar;
  PdQueryEntry *query_entry;
  PdSavedSearches *saved_searches;
  GtkMenuButton *filter_button;
  PdLibraryFilter *filter;
  GtkRevealer *filter_bar;
  GtkLabel *filter_label;
};

typedef enum
{
  PROP_QUERY = 1,
  PROP_SEARCH_MODE,
} PdLibrarySearchProperty;

static GParamSpec *properties[PROP_SEARCH_MODE + 1];

enum
{
  CHANGED,
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdLibrarySearch, pd_library_search, ADW_TYPE_BIN)

static void
on_mode_changed (PdLibrarySearch *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH_MODE]);
}

static void
on_query_changed (PdLibrarySearch *self)
{
  pd_saved_searches_set_search (self->saved_searches, pd_query_entry_get_query (self->query_entry), FALSE);
  g_signal_emit (self, signals[CHANGED], 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
}

static void
on_picked (PdLibrarySearch *self,
           const char *typed)
{
  pd_query_entry_set_text (self->query_entry, typed);
}

static void
on_activated (PdLibrarySearch *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
on_filter_changed (PdLibrarySearch *self)
{
  g_autofree char *summary = pd_library_filter_dup_summary (self->filter);

  gtk_label_set_text (self->filter_label, summary != NULL ? summary : "");
  gtk_revealer_set_reveal_child (self->filter_bar, summary != NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_show_all (PdLibrarySearch *self)
{
  pd_library_filter_clear (self->filter);
}

static void
pd_library_search_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_LIBRARY_SEARCH);

  G_OBJECT_CLASS (pd_library_search_parent_class)->dispose (object);
}

static void
pd_library_search_get_property (GObject *object,
                                guint id,
                                GValue *value,
                                GParamSpec *pspec)
{
  PdLibrarySearch *self = PD_LIBRARY_SEARCH (object);

  switch ((PdLibrarySearchProperty) id)
    {
    case PROP_QUERY:
      g_value_set_boxed (value, pd_library_search_get_query (self));
      break;
    case PROP_SEARCH_MODE:
      g_value_set_boolean (value, gtk_search_bar_get_search_mode (self->search_bar));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_library_search_set_property (GObject *object,
                                guint id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  PdLibrarySearch *self = PD_LIBRARY_SEARCH (object);

  switch ((PdLibrarySearchProperty) id)
    {
    case PROP_SEARCH_MODE:
      gtk_search_bar_set_search_mode (self->search_bar, g_value_get_boolean (value));
      break;
    case PROP_QUERY:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_library_search_class_init (PdLibrarySearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_library_search_dispose;
  object_class->get_property = pd_library_search_get_property;
  object_class->set_property = pd_library_search_set_property;

  /**
   * PdLibrarySearch:query: (getter get_query)
   *
   * What is searched for.
   */
  properties[PROP_QUERY] = g_param_spec_boxed ("query", NULL, NULL, PD_TYPE_SEARCH_QUERY, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * PdLibrarySearch:search-mode:
   *
   * Whether one can type what to search for.
   */
  properties[PROP_SEARCH_MODE] = g_param_spec_boolean ("search-mode", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * PdLibrarySearch::changed:
   *
   * Something else is to be shown.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PdLibrarySearch::activated:
   *
   * A person wants to go on to what was found.
   */
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PD_TYPE_LIBRARY_FILTER);
  g_type_ensure (PD_TYPE_QUERY_ENTRY);
  g_type_ensure (PD_TYPE_SAVED_SEARCHES);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-library-search.ui");
  gtk_widget_class_bind_template_child (widget_class, PdLibrarySearch, search_bar);
  gtk_widget_class_bind_template_child (widget_class, PdLibrarySearch, query_entry);
  gtk_widget_class_bind_template_child (widget_class, PdLibrarySearch, saved_searches);
  gtk_widget_class_bind_template_child (widget_class, PdLibrarySearch, filter_button);
  gtk_widget_class_bind_template_child (widget_class, PdLibrarySearch, filter);
  gtk_widget_class_bind_template_child (widget_class, PdLibrarySearch, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, PdLibrarySearch, filter_label);
  gtk_widget_class_bind_template_callback (widget_class, on_mode_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_query_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_picked);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_show_all);
}

static void
pd_library_search_init (PdLibrarySearch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, pd_query_entry_get_editable (self->query_entry));
}

/**
 * pd_library_search_set_project:
 * @project: (nullable): an open project
 * @groups: (nullable): its groups
 * @fields: (nullable): its own fields
 *
 * Sets what there is to choose from.
 */
void
pd_library_search_set_project (PdLibrarySearch *self,
                               PdProject *project,
                               PdRecordList *groups,
                               PdRecordList *fields)
{
  g_return_if_fail (PD_IS_LIBRARY_SEARCH (self));

  pd_query_entry_set_project (self->query_entry, project);
  pd_saved_searches_set_project (self->saved_searches, project);
  pd_library_filter_set_project (self->filter, project, groups, fields);
}

/**
 * pd_library_search_set_key_capture_widget:
 * @widget: a widget
 *
 * Begins a search with what is typed in a widget.
 */
void
pd_library_search_set_key_capture_widget (PdLibrarySearch *self,
                                          GtkWidget *widget)
{
  g_return_if_fail (PD_IS_LIBRARY_SEARCH (self));

  gtk_search_bar_set_key_capture_widget (self->search_bar, widget);
}

/**
 * pd_library_search_apply:
 * @query: what is asked of a project
 *
 * Asks for just what is to be shown.
 */
void
pd_library_search_apply (PdLibrarySearch *self,
                         PdArticleQuery *query)
{
  g_return_if_fail (PD_IS_LIBRARY_SEARCH (self));

  pd_article_query_set_search (query, pd_query_entry_get_query (self->query_entry));
  pd_library_filter_apply (self->filter, query);
}

/**
 * pd_library_search_get_query:
 *
 * Returns: (transfer none) (nullable): what is searched for
 */
PdSearchQuery *
pd_library_search_get_query (PdLibrarySearch *self)
{
  g_return_val_if_fail (PD_IS_LIBRARY_SEARCH (self), NULL);

  return pd_query_entry_get_query (self->query_entry);
}

/**
 * pd_library_search_get_filter:
 *
 * Returns: (transfer none): what is let through
 */
PdLibraryFilter *
pd_library_search_get_filter (PdLibrarySearch *self)
{
  g_return_val_if_fail (PD_IS_LIBRARY_SEARCH (self), NULL);

  return self->filter;
}

/**
 * pd_library_search_clear:
 *
 * Searches for nothing, and lets all through.
 */
void
pd_library_search_clear (PdLibrarySearch *self)
{
  g_return_if_fail (PD_IS_LIBRARY_SEARCH (self));

  pd_query_entry_set_text (self->query_entry, "");
  pd_library_filter_clear (self->filter);
}

/**
 * pd_library_search_open:
 *
 * Opens the search and puts the caret into it.
 */
void
pd_library_search_open (PdLibrarySearch *self)
{
  g_return_if_fail (PD_IS_LIBRARY_SEARCH (self));

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->query_entry));
}

/**
 * pd_library_search_open_filter:
 *
 * Opens the filter.
 */
void
pd_library_search_open_filter (PdLibrarySearch *self)
{
  g_return_if_fail (PD_IS_LIBRARY_SEARCH (self));

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_menu_button_popup (self->filter_button);
}
