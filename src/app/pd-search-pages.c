#include "pd-search-pages.h"

#include "pd-search-view.h"
#include "pd-words-view.h"

/**
 * PdSearchPages:
 *
 * What can be asked of all texts: where something stands, and which words do.
 */
struct _PdSearchPages
{
  AdwBin parent_instance;

  AdwViewStack *stack;
  PdSearchView *search_view;
  PdWordsView *words_view;
};

enum
{
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdSearchPages, pd_search_pages, ADW_TYPE_BIN)

static void
on_opened (PdSearchPages *self,
           gint64 row,
           const char *article_id,
           guint offset)
{
  g_signal_emit (self, signals[OPENED], 0, row, article_id, offset);
}

/* From a word to where it stands. */
static void
on_search_requested (PdSearchPages *self,
                     const char *typed)
{
  adw_view_stack_set_visible_child_name (self->stack, "hits");
  pd_search_view_search (self->search_view, typed);
}

static gboolean
pd_search_pages_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (adw_view_stack_get_visible_child (PD_SEARCH_PAGES (widget)->stack));
}

static void
pd_search_pages_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_SEARCH_PAGES);

  G_OBJECT_CLASS (pd_search_pages_parent_class)->dispose (object);
}

static void
pd_search_pages_class_init (PdSearchPagesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_search_pages_dispose;
  widget_class->grab_focus = pd_search_pages_grab_focus;

  /**
   * PdSearchPages::opened:
   * @row: the row of an article
   * @article_id: its UUID
   * @offset: where a hit begins in its text, in code points
   *
   * A person wants to read on at a hit.
   */
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_STRING, G_TYPE_UINT);

  g_type_ensure (PD_TYPE_SEARCH_VIEW);
  g_type_ensure (PD_TYPE_WORDS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-search-pages.ui");
  gtk_widget_class_bind_template_child (widget_class, PdSearchPages, stack);
  gtk_widget_class_bind_template_child (widget_class, PdSearchPages, search_view);
  gtk_widget_class_bind_template_child (widget_class, PdSearchPages, words_view);
  gtk_widget_class_bind_template_callback (widget_class, on_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_search_requested);
}

static void
pd_search_pages_init (PdSearchPages *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_search_pages_set_project:
 * @project: (nullable): an open project
 *
 * Sets whose texts are asked. What was asked of another project is forgotten.
 */
void
pd_search_pages_set_project (PdSearchPages *self,
                             PdProject *project)
{
  g_return_if_fail (PD_IS_SEARCH_PAGES (self));
  g_return_if_fail (project == NULL || PD_IS_PROJECT (project));

  pd_search_view_set_project (self->search_view, project);
  pd_words_view_set_project (self->words_view, project);
}

/**
 * pd_search_pages_get_query:
 * @exact: (out): whether every letter counts
 *
 * Returns: (transfer none) (nullable): what is searched for
 */
PdSearchQuery *
pd_search_pages_get_query (PdSearchPages *self,
                           gboolean *exact)
{
  g_return_val_if_fail (PD_IS_SEARCH_PAGES (self), NULL);

  return pd_search_view_get_query (self->search_view, exact);
}
