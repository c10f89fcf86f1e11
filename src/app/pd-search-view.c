#include "pd-search-view.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "pd-hit-chart.h"
#include "pd-hit-row.h"
#include "pd-project-search.h"
#include "pd-query-entry.h"
#include "pd-tagging-bar.h"

/* More than that nobody goes through one by one. */
#define MOST_HITS 20000

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

  /* What the hits that are listed were searched for. */
  PdSearchQuery *shown;
  GListStore *hits;
  GtkSortListModel *sorted;

  PdQueryEntry *entry;
  GtkToggleButton *exact;
  GtkDropDown *order;
  GtkLabel *summary;
  AdwToggleGroup *shape;
  PdHitChart *chart;
  GtkToggleButton *tag_toggle;
  PdTaggingBar *tagging_bar;
  GtkWidget *spinner;
  GtkStack *stack;
  GtkListView *list_view;
  GtkListItemFactory *header_factory;
};

enum
{
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdSearchView, pd_search_view, ADW_TYPE_BIN)

static int
compare_hits (gconstpointer a,
              gconstpointer b,
              gpointer data)
{
  PdSearchView *self = data;

  return pd_hit_item_compare ((PdHitItem *) a, (PdHitItem *) b, gtk_drop_down_get_selected (self->order));
}

static int
compare_articles (gconstpointer a,
                  gconstpointer b,
                  gpointer data)
{
  gint64 first = pd_hit_item_get_hit ((PdHitItem *) a)->article_row, second = pd_hit_item_get_hit ((PdHitItem *) b)->article_row;

  return first < second ? -1 : first > second;
}

static void
show_first (PdSearchView *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->sorted)) > 0)
    gtk_list_view_scroll_to (self->list_view, 0, GTK_LIST_SCROLL_NONE, NULL);
}

/* Hits stand under their articles where they are in the order of those. */
static void
on_order_changed (PdSearchView *self)
{
  g_autoptr (GtkSorter) sorter = NULL;
  g_autoptr (GtkSorter) sections = NULL;
  gboolean by_article;

  if (self->sorted == NULL)
    return;
  by_article = gtk_drop_down_get_selected (self->order) == PD_HIT_ORDER_ARTICLE;
  if (by_article)
    sections = GTK_SORTER (gtk_custom_sorter_new (compare_articles, NULL, NULL));
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_hits, self, NULL));
  gtk_list_view_set_header_factory (self->list_view, by_article ? self->header_factory : NULL);
  gtk_sort_list_model_set_section_sorter (self->sorted, sections);
  gtk_sort_list_model_set_sorter (self->sorted, sorter);
  show_first (self);
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

  if (result->total > result->hits->len)
    /* Translators: the first is “30,000 hits”, the second “400 articles”, the third how many are shown. */
    summary = g_strdup_printf (_ ("%s in %s, the first %'u are shown"), hits, in, result->hits->len);
  else
    /* Translators: the first is “3 hits”, the second “2 articles”. */
    summary = g_strdup_printf (_ ("%s in %s"), hits, in);
  gtk_label_set_label (self->summary, summary);
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
  gboolean has_hits = g_list_model_get_n_items (G_LIST_MODEL (self->hits)) > 0;

  gtk_widget_set_sensitive (GTK_WIDGET (self->tag_toggle), has_hits);
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

static char *
dup_place (PdHitItem *item)
{
  const PdSearchHit *hit = pd_hit_item_get_hit (item);

  return g_strdup_printf ("%" PRId64 " %u %u", hit->article_row, hit->start, hit->end);
}

/* What is searched for again, as something has changed, leaves chosen what was. */
static GHashTable *
list_left_out (PdSearchView *self)
{
  GHashTable *places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  PdSearchQuery *query = pd_query_entry_get_query (self->entry);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->hits));

  if (self->shown == NULL || query == NULL || !pd_search_query_equal (self->shown, query) || !gtk_toggle_button_get_active (self->tag_toggle))
    n = 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PdHitItem) item = g_list_model_get_item (G_LIST_MODEL (self->hits), i);

      if (!pd_hit_item_get_checked (item))
        g_hash_table_add (places, dup_place (item));
    }
  return places;
}

static void
show_result (PdSearchView *self,
             PdSearchResult *result)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) left_out = list_left_out (self);

  for (guint i = 0; i < result->hits->len; i++)
    {
      PdHitItem *item = pd_hit_item_new (g_steal_pointer (&g_ptr_array_index (result->hits, i)), i);
      g_autofree char *place = dup_place (item);

      pd_hit_item_set_checked (item, !g_hash_table_contains (left_out, place));
      g_ptr_array_add (items, item);
    }
  g_clear_pointer (&self->shown, pd_search_query_unref);
  self->shown = pd_search_query_ref (pd_query_entry_get_query (self->entry));
  g_list_store_splice (self->hits, 0, g_list_model_get_n_items (G_LIST_MODEL (self->hits)), items->pdata, items->len);
  show_summary (self, result);
  if (result->by_source != NULL)
    pd_hit_chart_set_result (self->chart, result);
  show_page (self, items->len > 0);
  update_tagging (self);
  show_first (self);
  g_ptr_array_set_free_func (result->hits, NULL);
}

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
    show_result (self, found);
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
  const PdSearchOptions options = { .exact = gtk_toggle_button_get_active (self->exact), .limit = MOST_HITS, .context = CONTEXT, .grouped = shows_chart (self) };
  PdSearchQuery *query = pd_query_entry_get_query (self->entry);

  stop (self);
  gtk_widget_remove_css_class (GTK_WIDGET (self->summary), "error");
  if (query == NULL)
    {
      g_list_store_remove_all (self->hits);
      gtk_label_set_label (self->summary, "");
      gtk_stack_set_visible_child_name (self->stack, "start");
      update_tagging (self);
      return;
    }
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_visible (self->spinner, TRUE);
  pd_project_search_async (self->project, query, &options, self->cancellable, on_searched, g_object_ref (self));
}

static void
on_query_changed (PdSearchView *self)
{
  if (self->project != NULL)
    search (self);
}

/* What the chart shows is counted only for it; hits are chosen in the list. */
static void
on_shape_changed (PdSearchView *self)
{
  if (shows_chart (self))
    {
      gtk_toggle_button_set_active (self->tag_toggle, FALSE);
      on_query_changed (self);
    }
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->hits)) > 0)
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
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
on_hit_activated (PdSearchView *self,
                  guint position)
{
  g_autoptr (PdHitItem) item = g_list_model_get_item (G_LIST_MODEL (self->sorted), position);
  const PdSearchHit *hit = item != NULL ? pd_hit_item_get_hit (item) : NULL;

  if (hit == NULL)
    return;
  if (gtk_toggle_button_get_active (self->tag_toggle))
    {
      pd_hit_item_set_checked (item, !pd_hit_item_get_checked (item));
      pd_tagging_bar_update (self->tagging_bar);
      gtk_accessible_announce (GTK_ACCESSIBLE (self->list_view), pd_hit_item_get_checked (item) ? _ ("Chosen") : _ ("Not chosen"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    }
  else
    g_signal_emit (self, signals[OPENED], 0, hit->article_row, hit->article_id, hit->start);
}

static void
on_setup (PdSearchView *self,
          GtkListItem *list_item)
{
  GtkWidget *row = pd_hit_row_new ();

  g_object_bind_property (self->tag_toggle, "active", row, "selecting", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (list_item, row);
}

static void
on_bind (PdSearchView *self,
         GtkListItem *list_item)
{
  PdHitItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *summary = pd_hit_item_dup_summary (item);

  pd_hit_row_set_item (PD_HIT_ROW (gtk_list_item_get_child (list_item)), item);
  gtk_list_item_set_accessible_label (list_item, summary);
}

static void
on_header_setup (PdSearchView *self,
                 GtkListHeader *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
}

static void
on_header_bind (PdSearchView *self,
                GtkListHeader *header)
{
  const PdSearchHit *hit = pd_hit_item_get_hit (gtk_list_header_get_item (header));
  guint n = gtk_list_header_get_end (header) - gtk_list_header_get_start (header);
  g_autofree char *title = g_strdup (hit->title != NULL ? hit->title : _ ("Untitled"));
  /* Translators: the title of an article, and how many hits are in it. */
  g_autofree char *label = g_strdup_printf (_ ("%s (%u)"), g_strdelimit (title, "\n\t", ' '), n);

  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)), label);
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
  g_clear_object (&self->sorted);
  g_clear_object (&self->hits);
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

  g_type_ensure (PD_TYPE_HIT_CHART);
  g_type_ensure (PD_TYPE_QUERY_ENTRY);
  g_type_ensure (PD_TYPE_TAGGING_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-search-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PdSearchView, entry);
  gtk_widget_class_bind_template_child (widget_class, PdSearchView, exact);
  gtk_widget_class_bind_template_child (widget_class, PdSearchView, order);
  gtk_widget_class_bind_template_child (widget_class, PdSearchView, summary);
  gtk_widget_class_bind_template_child (widget_class, PdSearchView, shape);
  gtk_widget_class_bind_template_child (widget_class, PdSearchView, chart);
  gtk_widget_class_bind_template_child (widget_class, PdSearchView, tag_toggle);
  gtk_widget_class_bind_template_child (widget_class, PdSearchView, tagging_bar);
  gtk_widget_class_bind_template_child (widget_class, PdSearchView, spinner);
  gtk_widget_class_bind_template_child (widget_class, PdSearchView, stack);
  gtk_widget_class_bind_template_child (widget_class, PdSearchView, list_view);
  gtk_widget_class_bind_template_child (widget_class, PdSearchView, header_factory);
  gtk_widget_class_bind_template_callback (widget_class, on_query_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_tag_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_shape_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_narrowed);
  gtk_widget_class_bind_template_callback (widget_class, on_order_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_hit_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_header_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_header_bind);
}

static void
pd_search_view_init (PdSearchView *self)
{
  /* As PdHitOrder has them. */
  const char *const orders[] = { _ ("By Article"), _ ("By Date"), _ ("By What Stands Before"), _ ("By What Stands Behind"), NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (orders);
  g_autoptr (GtkSingleSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->order, G_LIST_MODEL (names));
  self->hits = g_list_store_new (PD_TYPE_HIT_ITEM);
  self->sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->hits)), NULL);
  pd_tagging_bar_set_hits (self->tagging_bar, G_LIST_MODEL (self->sorted));
  on_order_changed (self);
  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->sorted)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
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
