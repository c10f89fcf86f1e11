#include "pd-search-view.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "pd-concordance.h"
#include "pd-hit-chart.h"
#include "pd-project-search.h"
#include "pd-query-entry.h"
#include "pd-saved-searches.h"
#include "pd-tagging-bar.h"

/* What fills the window is found at once. More than some thousand nobody goes through one by one; who wants to tag them all is shown them. */
#define FIRST_PAGE 200
#define FIRST_HITS 20000
#define MOST_HITS 200000

/* About as many characters as a wide window shows on either side. */
#define CONTEXT 60

/* How long changes of the project are gathered before it is searched again. */
#define REFRESH_MILLISECONDS 500

/**
 * PdSearchView:
 *
 * A search in all texts: what is searched for, and a concordance of what was found, each hit in the middle of its line.
 */
struct _PdSearchView
{
  AdwBin parent_instance;

  PdProject *project;
  GCancellable *cancellable;
  /* Where what was found may not be all any more: when it is searched again, or, while nobody looks, that it has to be. */
  guint refresh_source;
  gboolean is_stale;

  /* What the hits that are listed were searched for, and how many of them are wanted. */
  PdSearchQuery *shown;
  guint limit;
  /* Whether the others are being looked for. */
  gboolean is_partial;

  PdQueryEntry *entry;
  GtkToggleButton *exact;
  PdSavedSearches *saved_searches;
  GtkDropDown *order;
  GtkLabel *summary;
  GtkWidget *show_all;
  AdwToggleGroup *shape;
  PdHitChart *chart;
  GtkToggleButton *tag_toggle;
  PdTaggingBar *tagging_bar;
  GtkWidget *spinner;
  GtkStack *stack;
  PdConcordance *concordance;
};

enum
{
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdSearchView, pd_search_view, ADW_TYPE_BIN)

static guint
count_listed (PdSearchView *self)
{
  return g_list_model_get_n_items (pd_concordance_get_hits (self->concordance));
}

static void
on_order_changed (PdSearchView *self)
{
  if (self->concordance != NULL)
    pd_concordance_set_order (self->concordance, gtk_drop_down_get_selected (self->order));
}

static void
show_summary (PdSearchView *self,
              const PdSearchResult *result)
{
  g_autofree char *total = g_strdup_printf ("%'" PRIu64, result->total);
  g_autofree char *articles = g_strdup_printf ("%'" PRIu64, result->n_articles);
  g_autofree char *hits = g_strdup_printf (ngettext ("%s hit", "%s hits", result->total), total);
  g_autofree char *in = g_strdup_printf (ngettext ("%s article", "%s articles", result->n_articles), articles);
  g_autofree char *summary = NULL;

  if (result->total > result->hits->len && !self->is_partial)
    /* Translators: the first is “30,000 hits”, the second “400 articles”, the third how many are shown. */
    summary = g_strdup_printf (_ ("%s in %s, the first %'u are shown"), hits, in, result->hits->len);
  else
    /* Translators: the first is “3 hits”, the second “2 articles”. */
    summary = g_strdup_printf (_ ("%s in %s"), hits, in);
  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (self->show_all, result->total > result->hits->len && self->limit == FIRST_HITS);
}

static gboolean
shows_chart (PdSearchView *self)
{
  return adw_toggle_group_get_active (self->shape) == 1;
}

static void
show_page (PdSearchView *self,
           gboolean has_hits)
{
  gtk_stack_set_visible_child_name (self->stack, !has_hits ? "nothing" : shows_chart (self) ? "chart"
                                                                                            : "hits");
}

static void
update_tagging (PdSearchView *self)
{
  gboolean has_hits = count_listed (self) > 0;
  gboolean is_whole = !self->is_partial && pd_concordance_is_filled (self->concordance);

  /* What is tagged is all that was found. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->tag_toggle), has_hits && is_whole);
  gtk_widget_set_sensitive (GTK_WIDGET (self->tagging_bar), is_whole);
  if (!has_hits)
    gtk_toggle_button_set_active (self->tag_toggle, FALSE);
  pd_tagging_bar_update (self->tagging_bar);
}

/* Hits are chosen while they are to be tagged; at first all are. */
static void
on_tag_toggled (PdSearchView *self)
{
  if (!gtk_toggle_button_get_active (self->tag_toggle))
    return;
  adw_toggle_group_set_active (self->shape, 0);
  pd_tagging_bar_check_all (self->tagging_bar, TRUE);
}

/* What is searched for again, as something has changed or more of it is wanted, leaves chosen what was. */
static void
show_result (PdSearchView *self,
             PdSearchResult *result)
{
  PdSearchQuery *query = pd_query_entry_get_query (self->entry);
  gboolean is_same = self->shown != NULL && query != NULL && pd_search_query_equal (self->shown, query);

  pd_concordance_set_hits (self->concordance, result->hits, is_same);
  if (!is_same)
    {
      g_clear_pointer (&self->shown, pd_search_query_unref);
      self->shown = pd_search_query_ref (query);
    }
  show_summary (self, result);
  if (result->by_source != NULL)
    pd_hit_chart_set_result (self->chart, result);
  show_page (self, result->hits->len > 0);
  if (!pd_concordance_is_filled (self->concordance))
    update_tagging (self);
}

static void search (PdSearchView *self);

static void
on_searched (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (PdSearchView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PdSearchResult) found = pd_project_search_finish (PD_PROJECT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->project == NULL)
    return;
  gtk_widget_set_visible (self->spinner, FALSE);
  if (found != NULL)
    {
      self->is_partial = self->limit == FIRST_PAGE && found->total > found->hits->len;
      show_result (self, found);
      if (self->is_partial)
        {
          self->limit = FIRST_HITS;
          search (self);
        }
    }
  else
    {
      gtk_label_set_label (self->summary, error->message);
      gtk_widget_add_css_class (GTK_WIDGET (self->summary), "error");
    }
}

static void
stop (PdSearchView *self)
{
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  self->is_stale = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (self->spinner, FALSE);
}

/* What was found before stays until there is something else to show. */
static void
search (PdSearchView *self)
{
  const PdSearchOptions options = { .exact = gtk_toggle_button_get_active (self->exact), .limit = self->limit, .context = CONTEXT, .grouped = shows_chart (self) };
  PdSearchQuery *query = pd_query_entry_get_query (self->entry);

  stop (self);
  gtk_widget_remove_css_class (GTK_WIDGET (self->summary), "error");
  if (query == NULL)
    {
      g_autoptr (GPtrArray) none = g_ptr_array_new ();

      self->is_partial = FALSE;
      pd_concordance_set_hits (self->concordance, none, FALSE);
      gtk_label_set_label (self->summary, "");
      gtk_widget_set_visible (self->show_all, FALSE);
      gtk_stack_set_visible_child_name (self->stack, "start");
      update_tagging (self);
      return;
    }
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_visible (self->spinner, TRUE);
  pd_project_search_async (self->project, query, &options, self->cancellable, on_searched, g_object_ref (self));
}

static void
search_anew (PdSearchView *self)
{
  self->limit = FIRST_PAGE;
  if (self->project != NULL)
    search (self);
}

static void
on_query_changed (PdSearchView *self)
{
  pd_saved_searches_set_search (self->saved_searches, pd_query_entry_get_query (self->entry), gtk_toggle_button_get_active (self->exact));
  search_anew (self);
}

static void
on_show_all (PdSearchView *self)
{
  self->limit = MOST_HITS;
  gtk_widget_set_visible (self->show_all, FALSE);
  search (self);
}

static void
on_picked (PdSearchView *self,
           const char *typed,
           gboolean exact)
{
  gtk_toggle_button_set_active (self->exact, exact);
  pd_query_entry_set_text (self->entry, typed);
}

/* What the chart shows is counted only for it; hits are chosen in the list. */
static void
on_shape_changed (PdSearchView *self)
{
  if (shows_chart (self))
    {
      gtk_toggle_button_set_active (self->tag_toggle, FALSE);
      search_anew (self);
    }
  else if (count_listed (self) > 0)
    show_page (self, TRUE);
}

/* From a bar to the hits that it stands for. */
static void
on_narrowed (PdSearchView *self,
             const char *addition)
{
  const char *typed = gtk_editable_get_text (pd_query_entry_get_editable (self->entry));
  PdSearchNode *root = pd_search_query_get_root (pd_query_entry_get_query (self->entry));
  /* OR binds less than what is added. */
  g_autofree char *narrower = g_strdup_printf (pd_search_node_get_kind (root) == PD_SEARCH_OR ? "(%s) %s" : "%s %s", typed, addition);

  adw_toggle_group_set_active (self->shape, 0);
  pd_query_entry_set_text (self->entry, narrower);
}

static void
on_activate (PdSearchView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->concordance));
}

static void
on_opened (PdSearchView *self,
           PdHitItem *item)
{
  const PdSearchHit *hit = pd_hit_item_get_hit (item);

  g_signal_emit (self, signals[OPENED], 0, hit->article_row, hit->article_id, hit->start);
}

static void
on_filled (PdSearchView *self)
{
  update_tagging (self);
}

static void
on_checked (PdSearchView *self)
{
  pd_tagging_bar_update (self->tagging_bar);
}

static void
refresh (gpointer data)
{
  PdSearchView *self = data;

  self->refresh_source = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    search (self);
  else
    self->is_stale = TRUE;
}

/* Texts come and go, a batch of an import after the other, and notes and claims are searched too. */
static void
on_changed (PdSearchView *self,
            PdChanges *changes)
{
  if (pd_query_entry_get_query (self->entry) != NULL && self->refresh_source == 0 && (pd_changes_touch (changes, PD_WORD_ARTICLE) || pd_changes_touch (changes, PD_WORD_CLAIM)))
    self->refresh_source = g_timeout_add_once (REFRESH_MILLISECONDS, refresh, self);
}

static void
pd_search_view_map (GtkWidget *widget)
{
  PdSearchView *self = PD_SEARCH_VIEW (widget);

  GTK_WIDGET_CLASS (pd_search_view_parent_class)->map (widget);

  if (self->is_stale)
    search (self);
}

static gboolean
pd_search_view_grab_focus (GtkWidget *widget)
{
  PdSearchView *self = PD_SEARCH_VIEW (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
pd_search_view_dispose (GObject *object)
{
  PdSearchView *self = PD_SEARCH_VIEW (object);

  if (self->entry != NULL)
    pd_search_view_set_project (self, NULL);
  g_clear_pointer (&self->shown, pd_search_query_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_SEARCH_VIEW);

  G_OBJECT_CLASS (pd_search_view_parent_class)->dispose (object);
}

static void
pd_search_view_class_init (PdSearchViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_search_view_dispose;
  widget_class->grab_focus = pd_search_view_grab_focus;
  widget_class->map = pd_search_view_map;

  /**
   * PdSearchView::opened:
   * @row: the row of an article
   * @article_id: its UUID
   * @offset: where a hit begins in its text, in code points
   *
   * A person wants to read on at a hit.
   */
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_STRING, G_TYPE_UINT);

  g_type_ensure (PD_TYPE_CONCORDANCE);
  g_type_ensure (PD_TYPE_HIT_CHART);
  g_type_ensure (PD_TYPE_QUERY_ENTRY);
  g_type_ensure (PD_TYPE_SAVED_SEARCHES);
  g_type_ensure (PD_TYPE_TAGGING_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-search-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PdSearchView, entry);
  gtk_widget_class_bind_template_child (widget_class, PdSearchView, exact);
  gtk_widget_class_bind_template_child (widget_class, PdSearchView, saved_searches);
  gtk_widget_class_bind_template_child (widget_class, PdSearchView, order);
  gtk_widget_class_bind_template_child (widget_class, PdSearchView, summary);
  gtk_widget_class_bind_template_child (widget_class, PdSearchView, show_all);
  gtk_widget_class_bind_template_child (widget_class, PdSearchView, shape);
  gtk_widget_class_bind_template_child (widget_class, PdSearchView, chart);
  gtk_widget_class_bind_template_child (widget_class, PdSearchView, tag_toggle);
  gtk_widget_class_bind_template_child (widget_class, PdSearchView, tagging_bar);
  gtk_widget_class_bind_template_child (widget_class, PdSearchView, spinner);
  gtk_widget_class_bind_template_child (widget_class, PdSearchView, stack);
  gtk_widget_class_bind_template_child (widget_class, PdSearchView, concordance);
  gtk_widget_class_bind_template_callback (widget_class, on_query_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_tag_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_shape_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_narrowed);
  gtk_widget_class_bind_template_callback (widget_class, on_order_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_show_all);
  gtk_widget_class_bind_template_callback (widget_class, on_picked);
  gtk_widget_class_bind_template_callback (widget_class, on_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_checked);
  gtk_widget_class_bind_template_callback (widget_class, on_filled);
}

static void
pd_search_view_init (PdSearchView *self)
{
  /* As PdHitOrder has them. */
  const char *const orders[] = { _ ("By Article"), _ ("By Date"), _ ("By What Stands Before"), _ ("By What Stands Behind"), NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (orders);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->order, G_LIST_MODEL (names));
  self->limit = FIRST_HITS;
  pd_tagging_bar_set_hits (self->tagging_bar, pd_concordance_get_hits (self->concordance));
}

/**
 * pd_search_view_set_project:
 * @project: (nullable): an open project
 *
 * Sets what it searches. What was searched for in another project is forgotten.
 */
void
pd_search_view_set_project (PdSearchView *self,
                            PdProject *project)
{
  g_return_if_fail (PD_IS_SEARCH_VIEW (self));
  g_return_if_fail (project == NULL || PD_IS_PROJECT (project));

  if (self->project == project)
    return;
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  pd_query_entry_set_text (self->entry, "");
  g_clear_object (&self->project);
  pd_query_entry_set_project (self->entry, project);
  pd_saved_searches_set_project (self->saved_searches, project);
  pd_tagging_bar_set_project (self->tagging_bar, project);
  if (project == NULL)
    return;
  self->project = g_object_ref (project);
  g_signal_connect_object (project, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

/**
 * pd_search_view_search:
 * @typed: a query
 *
 * Searches for something, as if it had been typed.
 */
void
pd_search_view_search (PdSearchView *self,
                       const char *typed)
{
  g_return_if_fail (PD_IS_SEARCH_VIEW (self));
  g_return_if_fail (typed != NULL);

  pd_query_entry_set_text (self->entry, typed);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * pd_search_view_get_query:
 * @exact: (out): whether every letter counts
 *
 * Returns: (transfer none) (nullable): what is searched for
 */
PdSearchQuery *
pd_search_view_get_query (PdSearchView *self,
                          gboolean *exact)
{
  g_return_val_if_fail (PD_IS_SEARCH_VIEW (self), NULL);
  g_return_val_if_fail (exact != NULL, NULL);

  *exact = gtk_toggle_button_get_active (self->exact);
  return pd_query_entry_get_query (self->entry);
}
