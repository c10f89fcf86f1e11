#include "pd-copies-view.h"

#include <glib/gi18n-lib.h>

#include "pd-article-row.h"
#include "pd-compare-view.h"
#include "pd-copy-item.h"
#include "pd-copy-row.h"
#include "pd-family-page.h"
#include "pd-list-top.h"
#include "pd-project-reuse.h"

/**
 * PdCopiesView:
 *
 * Which articles share text, and two of them compared. They are looked for when the view is first seen, when families have changed since, and when that is
 * asked for. It shows all, or only the family of one article.
 */
struct _PdCopiesView
{
  AdwBin parent_instance;

  PdProject *project;
  GCancellable *cancellable;
  GListStore *items;
  PdReuseResult *result;
  gboolean is_stale;
  /* Whose family alone is shown. */
  PdRecord *article;
  /* Two articles that are to be compared, as soon as both are loaded, for somebody who comes from another view and goes back there. */
  PdArticleItem *visited[2];
  gboolean is_visit;
  char *came_from;

  GtkStack *stack;
  GtkProgressBar *progress;
  AdwBanner *banner;
  GtkLabel *summary;
  AdwStatusPage *failure;
  GtkListView *list_view;
  PdCompareView *compare_view;
  PdFamilyPage *family_page;
};

enum
{
  OPENED,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdCopiesView, pd_copies_view, ADW_TYPE_BIN)

/* It is the only child, which a bin takes care of itself. */
static AdwNavigationView *
get_navigation (PdCopiesView *self)
{
  return ADW_NAVIGATION_VIEW (adw_bin_get_child (ADW_BIN (self)));
}

static void
on_progress (double fraction,
             gpointer data)
{
  g_autoptr (PdCopiesView) self = g_weak_ref_get (data);

  if (self != NULL && self->progress != NULL)
    gtk_progress_bar_set_fraction (self->progress, fraction);
}

static void
free_weak_ref (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
show_pair (GtkListItem *list_item)
{
  PdCopyItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *a = pd_copy_item_dup_title (item, TRUE);
  g_autofree char *b = pd_copy_item_dup_title (item, FALSE);
  g_autofree char *summary = pd_copy_item_dup_summary (item);
  g_autofree char *label = g_strdup_printf ("%s — %s, %s", a, b, summary);

  pd_copy_row_show (gtk_list_item_get_child (list_item), item);
  gtk_list_item_set_accessible_label (list_item, label);
}

static void
show_graph (PdCopiesView *self,
            PdCopyItem *item)
{
  if (self->project == NULL)
    return;
  pd_family_page_show (self->family_page, self->project, pd_copy_item_get_result (item), pd_copy_item_get_family (item));
  adw_navigation_view_push_by_tag (get_navigation (self), "family");
}

static void
on_graph_clicked (PdCopyItem *item,
                  GtkWidget *button)
{
  show_graph (PD_COPIES_VIEW (gtk_widget_get_ancestor (button, PD_TYPE_COPIES_VIEW)), item);
}

static void
show_head (GtkListItem *list_item)
{
  PdCopyItem *item = gtk_list_item_get_item (list_item);
  guint n = pd_reuse_result_get_family (pd_copy_item_get_result (item), pd_copy_item_get_family (item))->articles->len;
  g_autofree char *title = g_strdup_printf (ngettext ("Family of %u article", "Family of %u articles", n), n);

  gtk_list_item_set_child (list_item, pd_copy_row_new_head (title, _ ("Show _Graph"), G_CALLBACK (on_graph_clicked), item));
  gtk_list_item_set_accessible_label (list_item, title);
}

static void
on_bind (PdCopiesView *self,
         GtkListItem *list_item)
{
  PdCopyItem *item = gtk_list_item_get_item (list_item);

  if (pd_copy_item_get_match (item) == NULL)
    {
      show_head (list_item);
      return;
    }
  gtk_list_item_set_child (list_item, pd_copy_row_new ());
  g_signal_connect_object (item, "notify::loaded", G_CALLBACK (show_pair), list_item, G_CONNECT_SWAPPED);
  show_pair (list_item);
  if (self->project != NULL)
    pd_copy_item_load (item, self->project);
}

static void
on_unbind (PdCopiesView *self,
           GtkListItem *list_item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (list_item), list_item);
  gtk_list_item_set_child (list_item, NULL);
}

static int
compare_families (gconstpointer a,
                  gconstpointer b)
{
  guint first = pd_copy_item_get_family (*(PdCopyItem *const *) a), second = pd_copy_item_get_family (*(PdCopyItem *const *) b);

  return first < second ? -1 : first > second;
}

/* Each family's pairs stand under its heading. That is a row like them, and no header of the list's: no key leads to a button in one of those. */
static GPtrArray *
list_rows (PdCopiesView *self,
           GPtrArray *pairs)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_sort (pairs, compare_families);
  for (guint i = 0; i < pairs->len; i++)
    {
      PdCopyItem *pair = g_ptr_array_index (pairs, i);

      if (i == 0 || compare_families (&pairs->pdata[i - 1], &pairs->pdata[i]) != 0)
        g_ptr_array_add (rows, pd_copy_item_new_head (self->result, pd_copy_item_get_family (pair)));
      g_ptr_array_add (rows, g_object_ref (pair));
    }
  return rows;
}

static gboolean
is_shown (PdCopiesView *self,
          const char *tag)
{
  return g_strcmp0 (adw_navigation_page_get_tag (adw_navigation_view_get_visible_page (get_navigation (self))), tag) == 0;
}

/* The earlier one on the left. */
static void
compare (PdCopiesView *self,
         PdRecord *a,
         PdRecord *b)
{
  gboolean is_late = pd_reuse_origin_from_dates (pd_record_get_text (a, PD_ARTICLE_DATE), pd_record_get_text (b, PD_ARTICLE_DATE)) == PD_REUSE_ORIGIN_B;

  if (self->project == NULL)
    return;
  pd_compare_view_compare (self->compare_view, self->project, is_late ? b : a, is_late ? a : b);
  if (!is_shown (self, "compare"))
    adw_navigation_view_push_by_tag (get_navigation (self), "compare");
}

static void
on_activated (PdCopiesView *self,
              guint position)
{
  g_autoptr (PdCopyItem) item = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list_view)), position);
  PdRecord *a = pd_copy_item_get_article (item, TRUE), *b = pd_copy_item_get_article (item, FALSE);

  if (pd_copy_item_get_match (item) == NULL)
    show_graph (self, item);
  else if (a != NULL && b != NULL)
    compare (self, a, b);
}

static void
on_passage_opened (PdCopiesView *self,
                   PdRecord *article,
                   guint offset)
{
  g_signal_emit (self, signals[OPENED], 0, pd_record_get_id (article), offset);
}

static void
on_article_opened (PdCopiesView *self,
                   PdRecord *article)
{
  g_signal_emit (self, signals[OPENED], 0, pd_record_get_id (article), 0);
}

/* The articles of the family that is shown; %NULL where all are. */
static GHashTable *
list_shown (PdCopiesView *self,
            guint *n_families)
{
  *n_families = pd_reuse_result_get_n_families (self->result);
  for (guint i = 0; self->article != NULL && i < *n_families; i++)
    {
      GPtrArray *articles = pd_reuse_result_get_family (self->result, i)->articles;
      GHashTable *shown;

      if (!g_ptr_array_find_with_equal_func (articles, pd_record_get_id (self->article), g_str_equal, NULL))
        continue;
      shown = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint k = 0; k < articles->len; k++)
        g_hash_table_add (shown, g_ptr_array_index (articles, k));
      *n_families = 1;
      return shown;
    }
  return NULL;
}

static void
show_banner (PdCopiesView *self,
             gboolean shown)
{
  g_autofree char *title = pd_article_get_title (self->article);
  /* Translators: the title of an article. */
  g_autofree char *label = g_strdup_printf (_ ("Copies of “%s”"), title);

  if (shown)
    adw_banner_set_title (self->banner, label);
  adw_banner_set_revealed (self->banner, shown);
}

/* @from_top is for what was not there before: a look in the background leaves the place where one reads. */
static void
show_result (PdCopiesView *self,
             gboolean from_top)
{
  guint n = pd_reuse_result_get_n_matches (self->result), n_families;
  g_autoptr (GHashTable) shown = list_shown (self, &n_families);
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *n_pairs = NULL;
  g_autofree char *families = NULL;
  g_autofree char *summary = NULL;

  for (guint i = 0; i < n; i++)
    {
      if (shown == NULL || g_hash_table_contains (shown, pd_reuse_result_get_match (self->result, i)->a))
        g_ptr_array_add (pairs, pd_copy_item_new (self->result, i));
    }
  n_pairs = g_strdup_printf (ngettext ("%u pair of articles", "%u pairs of articles", pairs->len), pairs->len);
  families = g_strdup_printf (ngettext ("%u family", "%u families", n_families), n_families);
  /* Translators: the first is “12 pairs of articles”, the second “3 families”. */
  summary = g_strdup_printf (_ ("%s share text, in %s"), n_pairs, families);
  rows = list_rows (self, pairs);
  if (from_top)
    pd_list_top_show (self->list_view);
  else
    pd_list_top_keep (self->list_view);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), rows->pdata, rows->len);
  gtk_label_set_label (self->summary, summary);
  show_banner (self, shown != NULL);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "copies" : "nothing");
}

static void look_if_stale (PdCopiesView *self);

static void
on_found (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (PdCopiesView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PdReuseResult) found = pd_project_find_reuse_finish (PD_PROJECT (source), result, &error);

  if (PD_PROJECT (source) != self->project)
    return;
  g_clear_object (&self->cancellable);
  if (found != NULL)
    {
      gboolean is_first = self->result == NULL;

      g_clear_pointer (&self->result, pd_reuse_result_unref);
      self->result = g_steal_pointer (&found);
      show_result (self, is_first);
      look_if_stale (self);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_stack_set_visible_child_name (self->stack, "start");
  else if (self->result == NULL)
    {
      adw_status_page_set_description (self->failure, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failure");
    }
}

/* What was found before is seen until there is more. */
static void
look (PdCopiesView *self)
{
  GWeakRef *weak;

  if (self->project == NULL || self->cancellable != NULL)
    return;
  self->is_stale = FALSE;
  self->cancellable = g_cancellable_new ();
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  gtk_progress_bar_set_fraction (self->progress, 0);
  if (self->result == NULL)
    gtk_stack_set_visible_child_name (self->stack, "looking");
  pd_project_find_reuse_async (self->project, NULL, on_progress, weak, free_weak_ref, self->cancellable, on_found, g_object_ref (self));
}

static void
look_if_stale (PdCopiesView *self)
{
  if (self->is_stale && gtk_widget_get_mapped (GTK_WIDGET (self)) && is_shown (self, "copies"))
    look (self);
}

static void
on_changed (PdCopiesView *self,
            PdChanges *changes)
{
  if (!pd_changes_touch (changes, PD_WORD_FAMILY_MEMBER))
    return;
  self->is_stale = TRUE;
  look_if_stale (self);
}

static void
forget_visited (PdCopiesView *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->visited); i++)
    {
      if (self->visited[i] != NULL)
        g_signal_handlers_disconnect_by_data (self->visited[i], self);
      g_clear_object (&self->visited[i]);
    }
}

static void
compare_visited (PdCopiesView *self)
{
  PdRecord *a = pd_article_item_get_record (self->visited[0]), *b = pd_article_item_get_record (self->visited[1]);

  if (a == NULL || b == NULL)
    return;
  compare (self, a, b);
  forget_visited (self);
}

/* Whoever came for this alone goes back; the list is looked for when it is seen. */
static void
on_popped (PdCopiesView *self,
           AdwNavigationPage *page)
{
  g_autofree char *came_from = g_steal_pointer (&self->came_from);

  if (self->is_visit)
    {
      self->is_visit = FALSE;
      g_signal_emit (self, signals[LEFT], 0, came_from);
    }
  else
    look_if_stale (self);
}

static void
on_look_clicked (PdCopiesView *self)
{
  g_clear_pointer (&self->result, pd_reuse_result_unref);
  look (self);
}

static void
on_show_all_clicked (PdCopiesView *self)
{
  g_clear_object (&self->article);
  if (self->result != NULL)
    show_result (self, TRUE);
}

static void
on_cancel_clicked (PdCopiesView *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
pd_copies_view_map (GtkWidget *widget)
{
  PdCopiesView *self = PD_COPIES_VIEW (widget);

  GTK_WIDGET_CLASS (pd_copies_view_parent_class)->map (widget);

  look_if_stale (self);
}

/* One who goes elsewhere meanwhile finds the list behind it later. */
static void
pd_copies_view_unmap (GtkWidget *widget)
{
  PD_COPIES_VIEW (widget)->is_visit = FALSE;

  GTK_WIDGET_CLASS (pd_copies_view_parent_class)->unmap (widget);
}

static gboolean
pd_copies_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (adw_bin_get_child (ADW_BIN (widget)), GTK_DIR_TAB_FORWARD);
}

static void
pd_copies_view_dispose (GObject *object)
{
  PdCopiesView *self = PD_COPIES_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  g_clear_object (&self->project);
  g_clear_object (&self->article);
  forget_visited (self);
  g_clear_pointer (&self->came_from, g_free);
  g_clear_pointer (&self->result, pd_reuse_result_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_COPIES_VIEW);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (pd_copies_view_parent_class)->dispose (object);
}

static void
pd_copies_view_class_init (PdCopiesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_copies_view_dispose;
  widget_class->map = pd_copies_view_map;
  widget_class->unmap = pd_copies_view_unmap;
  widget_class->grab_focus = pd_copies_view_grab_focus;

  /**
   * PdCopiesView::opened:
   * @article_id: the UUID of an article
   * @offset: a place in its text, in code points
   *
   * A person wants to read on there.
   */
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
  /**
   * PdCopiesView::left:
   * @view: (nullable): the view that the person came from
   *
   * A person who came to see two articles compared goes back.
   */
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PD_TYPE_COMPARE_VIEW);
  g_type_ensure (PD_TYPE_FAMILY_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-copies-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PdCopiesView, stack);
  gtk_widget_class_bind_template_child (widget_class, PdCopiesView, progress);
  gtk_widget_class_bind_template_child (widget_class, PdCopiesView, banner);
  gtk_widget_class_bind_template_child (widget_class, PdCopiesView, summary);
  gtk_widget_class_bind_template_child (widget_class, PdCopiesView, failure);
  gtk_widget_class_bind_template_child (widget_class, PdCopiesView, list_view);
  gtk_widget_class_bind_template_child (widget_class, PdCopiesView, compare_view);
  gtk_widget_class_bind_template_child (widget_class, PdCopiesView, family_page);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_passage_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_popped);
  gtk_widget_class_bind_template_callback (widget_class, on_article_opened);
  gtk_widget_class_bind_template_callback (widget_class, compare);
  gtk_widget_class_bind_template_callback (widget_class, on_look_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_show_all_clicked);
}

static void
pd_copies_view_init (PdCopiesView *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (PD_TYPE_COPY_ITEM);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
}

/**
 * pd_copies_view_set_project:
 * @project: (nullable): an open project
 *
 * Shows the copies in a project.
 */
void
pd_copies_view_set_project (PdCopiesView *self,
                            PdProject *project)
{
  g_return_if_fail (PD_IS_COPIES_VIEW (self));
  g_return_if_fail (project == NULL || PD_IS_PROJECT (project));

  self->is_visit = FALSE;
  /* Before the project is another: what is behind a comparison is not looked for any more. */
  self->is_stale = FALSE;
  adw_navigation_view_pop_to_tag (get_navigation (self), "copies");
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  g_set_object (&self->project, project);
  if (project != NULL)
    g_signal_connect_object (project, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_clear_object (&self->article);
  g_clear_pointer (&self->result, pd_reuse_result_unref);
  self->is_stale = TRUE;
  forget_visited (self);
  pd_compare_view_clear (self->compare_view);
  pd_family_page_clear (self->family_page);
  g_list_store_remove_all (self->items);
  gtk_stack_set_visible_child_name (self->stack, "start");
  look_if_stale (self);
}

/**
 * pd_copies_view_show_article:
 * @article: an article
 *
 * Shows only the articles of its family, until all are asked for.
 */
void
pd_copies_view_show_article (PdCopiesView *self,
                             PdRecord *article)
{
  g_return_if_fail (PD_IS_COPIES_VIEW (self));
  g_return_if_fail (PD_IS_RECORD (article));

  g_set_object (&self->article, article);
  self->is_visit = FALSE;
  adw_navigation_view_pop_to_tag (get_navigation (self), "copies");
  if (self->result != NULL)
    {
      show_result (self, TRUE);
      return;
    }
  /* Even where it was cancelled before. */
  self->is_stale = TRUE;
  look_if_stale (self);
}

/**
 * pd_copies_view_visit:
 * @a: an article of the library
 * @b: another
 * @from: (nullable): the view that the person comes from
 *
 * Sets two articles beside each other. From there it goes back to @from.
 */
void
pd_copies_view_visit (PdCopiesView *self,
                      PdArticleItem *a,
                      PdArticleItem *b,
                      const char *from)
{
  g_return_if_fail (PD_IS_COPIES_VIEW (self));
  g_return_if_fail (PD_IS_ARTICLE_ITEM (a) && PD_IS_ARTICLE_ITEM (b));

  forget_visited (self);
  self->visited[0] = g_object_ref (a);
  self->visited[1] = g_object_ref (b);
  /* Who is here already goes back to where they came from, or to the list. */
  if (g_strcmp0 (from, "copies") != 0)
    {
      self->is_visit = TRUE;
      g_set_str (&self->came_from, from);
    }
  g_signal_connect_object (a, "notify::record", G_CALLBACK (compare_visited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (b, "notify::record", G_CALLBACK (compare_visited), self, G_CONNECT_SWAPPED);
  compare_visited (self);
}
