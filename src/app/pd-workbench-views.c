#include "pd-workbench-views.h"

#include "pd-claims-view.h"
#include "pd-codebook-view.h"
#include "pd-copies-view.h"
#include "pd-search-pages.h"

/**
 * PdWorkbenchViews:
 *
 * The views of all articles beside the page: what they show, and where they lead.
 */
struct _PdWorkbenchViews
{
  GObject parent_instance;

  PdProject *project;
  PdPageOpener *opener;
  /* Weak: it is of the window. */
  PdViewChooser *chooser;
  GPtrArray *views;
};

G_DEFINE_FINAL_TYPE (PdWorkbenchViews, pd_workbench_views, G_TYPE_OBJECT)

static void
pd_workbench_views_dispose (GObject *object)
{
  PdWorkbenchViews *self = PD_WORKBENCH_VIEWS (object);

  g_ptr_array_set_size (self->views, 0);
  g_clear_object (&self->project);
  g_clear_object (&self->opener);
  g_clear_weak_pointer (&self->chooser);

  G_OBJECT_CLASS (pd_workbench_views_parent_class)->dispose (object);
}

static void
pd_workbench_views_finalize (GObject *object)
{
  g_ptr_array_unref (PD_WORKBENCH_VIEWS (object)->views);

  G_OBJECT_CLASS (pd_workbench_views_parent_class)->finalize (object);
}

static void
pd_workbench_views_class_init (PdWorkbenchViewsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pd_workbench_views_dispose;
  object_class->finalize = pd_workbench_views_finalize;
}

static void
pd_workbench_views_init (PdWorkbenchViews *self)
{
  self->views = g_ptr_array_new_with_free_func (g_object_unref);
}

/* From a hit to its page, where the others are shown as well. */
static void
on_hit_opened (PdWorkbenchViews *self,
               gint64 row,
               const char *article_id,
               guint offset,
               PdSearchPages *view)
{
  gboolean exact;
  PdSearchQuery *query = pd_search_pages_get_query (view, &exact);

  pd_page_opener_open_hit (self->opener, row, article_id, offset, query, exact);
}

/* From a mention, or a quote of a tag, to its highlight. */
static void
on_highlight_opened (PdWorkbenchViews *self,
                     const char *article_id,
                     const char *highlight_id)
{
  pd_page_opener_open_highlight (self->opener, self->project, article_id, highlight_id);
}

/* From a comparison to a place in one of its articles. */
static void
on_passage_opened (PdWorkbenchViews *self,
                   const char *article_id,
                   guint offset)
{
  pd_page_opener_open_passage (self->opener, self->project, article_id, offset);
}

/* Back to where one was before two articles were compared. */
static void
on_comparison_left (PdWorkbenchViews *self,
                    const char *view)
{
  pd_view_chooser_set_view (self->chooser, view);
}

static void
show_project (PdWorkbenchViews *self,
              GtkWidget *view)
{
  if (PD_IS_SEARCH_PAGES (view))
    pd_search_pages_set_project (PD_SEARCH_PAGES (view), self->project);
  else if (PD_IS_CLAIMS_VIEW (view))
    pd_claims_view_set_project (PD_CLAIMS_VIEW (view), self->project);
  else if (PD_IS_COPIES_VIEW (view))
    pd_copies_view_set_project (PD_COPIES_VIEW (view), self->project);
  else
    pd_codebook_view_set_project (PD_CODEBOOK_VIEW (view), self->project);
}

static void
on_created (PdWorkbenchViews *self,
            GtkWidget *view)
{
  GCallback opened = G_CALLBACK (on_highlight_opened);

  if (PD_IS_SEARCH_PAGES (view))
    opened = G_CALLBACK (on_hit_opened);
  else if (PD_IS_COPIES_VIEW (view))
    opened = G_CALLBACK (on_passage_opened);
  g_signal_connect_object (view, "opened", opened, self, G_CONNECT_SWAPPED);
  if (PD_IS_COPIES_VIEW (view))
    g_signal_connect_object (view, "left", G_CALLBACK (on_comparison_left), self, G_CONNECT_SWAPPED);
  show_project (self, view);
}

/**
 * pd_workbench_views_new:
 * @opener: what leads to places on the page
 * @chooser: what the view that is shown is chosen with
 *
 * Returns: (transfer full): what cares for the views of a window
 */
PdWorkbenchViews *
pd_workbench_views_new (PdPageOpener *opener,
                        PdViewChooser *chooser)
{
  PdWorkbenchViews *self;

  g_return_val_if_fail (PD_IS_PAGE_OPENER (opener), NULL);
  g_return_val_if_fail (PD_IS_VIEW_CHOOSER (chooser), NULL);

  self = g_object_new (PD_TYPE_WORKBENCH_VIEWS, NULL);
  self->opener = g_object_ref (opener);
  g_set_weak_pointer (&self->chooser, chooser);
  return self;
}

/**
 * pd_workbench_views_follow:
 * @view: where a view is made when it is first shown
 *
 * Shows the project in a view, and leads from it to the page.
 */
void
pd_workbench_views_follow (PdWorkbenchViews *self,
                           PdDeferredView *view)
{
  g_return_if_fail (PD_IS_WORKBENCH_VIEWS (self));
  g_return_if_fail (PD_IS_DEFERRED_VIEW (view));

  g_ptr_array_add (self->views, g_object_ref (view));
  g_signal_connect_object (view, "created", G_CALLBACK (on_created), self, G_CONNECT_SWAPPED);
}

/**
 * pd_workbench_views_set_project:
 * @project: (nullable): an open project
 *
 * Shows a project in all views.
 */
void
pd_workbench_views_set_project (PdWorkbenchViews *self,
                                PdProject *project)
{
  g_return_if_fail (PD_IS_WORKBENCH_VIEWS (self));
  g_return_if_fail (project == NULL || PD_IS_PROJECT (project));

  if (!g_set_object (&self->project, project))
    return;
  for (guint i = 0; i < self->views->len; i++)
    {
      GtkWidget *view = pd_deferred_view_peek (g_ptr_array_index (self->views, i));

      if (view != NULL)
        show_project (self, view);
    }
}
