#include "pd-page-opener.h"

#include "pd-toast.h"

/**
 * PdPageOpener:
 *
 * Leads from what stands in a view of all articles to its place on the page of one.
 */
struct _PdPageOpener
{
  GObject parent_instance;

  /* Weak: they are of the window. */
  PdLibrary *library;
  PdReadingView *reading_view;
  GCancellable *cancellable;
};

enum
{
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdPageOpener, pd_page_opener, G_TYPE_OBJECT)

/* Where to go: a highlight, or a place in the text. */
typedef struct
{
  PdPageOpener *opener;
  char *article_id;
  char *highlight_id;
  guint offset;
} Place;

static void
place_free (Place *place)
{
  g_object_unref (place->opener);
  g_free (place->article_id);
  g_free (place->highlight_id);
  g_free (place);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Place, place_free)

static void
pd_page_opener_dispose (GObject *object)
{
  PdPageOpener *self = PD_PAGE_OPENER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->library);
  g_clear_weak_pointer (&self->reading_view);

  G_OBJECT_CLASS (pd_page_opener_parent_class)->dispose (object);
}

static void
pd_page_opener_class_init (PdPageOpenerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_page_opener_dispose;

  /**
   * PdPageOpener::opened:
   *
   * The page is the one that was asked for, and stands or will stand at the place.
   */
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pd_page_opener_init (PdPageOpener *self)
{
}

static void
on_found (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (Place) place = data;
  PdPageOpener *self = place->opener;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = pd_project_find_articles_finish (PD_PROJECT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->library == NULL || self->reading_view == NULL || pd_library_get_project (self->library) != PD_PROJECT (source))
    return;
  if (rows == NULL)
    {
      pd_toast_show (GTK_WIDGET (self->library), error->message);
      return;
    }
  pd_library_open (self->library, g_array_index (rows, gint64, 0));
  if (place->highlight_id != NULL)
    pd_reading_view_show_highlight (self->reading_view, place->highlight_id);
  else if (place->offset != G_MAXUINT)
    pd_reading_view_show_passage (self->reading_view, place->article_id, place->offset);
  g_signal_emit (self, signals[OPENED], 0);
}

/* Who asks for another place does not want the one before any more. */
static void
open_place (PdPageOpener *self,
            PdProject *project,
            const char *article_id,
            const char *highlight_id,
            guint offset)
{
  const char *ids[] = { article_id, NULL };
  Place *place = g_new0 (Place, 1);

  place->opener = g_object_ref (self);
  place->article_id = g_strdup (article_id);
  place->highlight_id = g_strdup (highlight_id);
  place->offset = offset;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  pd_project_find_articles_async (project, ids, self->cancellable, on_found, place);
}

/**
 * pd_page_opener_new:
 * @library: the window's library
 * @reading_view: its page
 *
 * Returns: (transfer full): what leads to places on the page
 */
PdPageOpener *
pd_page_opener_new (PdLibrary *library,
                    PdReadingView *reading_view)
{
  PdPageOpener *self;

  g_return_val_if_fail (PD_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (PD_IS_READING_VIEW (reading_view), NULL);

  self = g_object_new (PD_TYPE_PAGE_OPENER, NULL);
  g_set_weak_pointer (&self->library, library);
  g_set_weak_pointer (&self->reading_view, reading_view);
  return self;
}

/**
 * pd_page_opener_open_highlight:
 * @project: the project that the library shows
 * @article_id: the UUID of an article in it
 * @highlight_id: (nullable): that of a highlight on it
 *
 * Opens an article, and shows the highlight.
 */
void
pd_page_opener_open_highlight (PdPageOpener *self,
                               PdProject *project,
                               const char *article_id,
                               const char *highlight_id)
{
  g_return_if_fail (PD_IS_PAGE_OPENER (self));
  g_return_if_fail (PD_IS_PROJECT (project));
  g_return_if_fail (article_id != NULL);

  open_place (self, project, article_id, highlight_id, G_MAXUINT);
}

/**
 * pd_page_opener_open_passage:
 * @project: the project that the library shows
 * @article_id: the UUID of an article in it
 * @offset: a place in its text, in code points
 *
 * Opens an article, and shows a place in it.
 */
void
pd_page_opener_open_passage (PdPageOpener *self,
                             PdProject *project,
                             const char *article_id,
                             guint offset)
{
  g_return_if_fail (PD_IS_PAGE_OPENER (self));
  g_return_if_fail (PD_IS_PROJECT (project));
  g_return_if_fail (article_id != NULL);

  open_place (self, project, article_id, NULL, offset);
}

/**
 * pd_page_opener_open_hit:
 * @row: the row of an article of the library
 * @article_id: its UUID
 * @offset: where the hit is in its text, in code points
 * @query: what it is a hit of
 * @exact: whether variants count as others
 *
 * Opens an article, shows a hit in it, and the others as well.
 */
void
pd_page_opener_open_hit (PdPageOpener *self,
                         gint64 row,
                         const char *article_id,
                         guint offset,
                         PdSearchQuery *query,
                         gboolean exact)
{
  g_return_if_fail (PD_IS_PAGE_OPENER (self));
  g_return_if_fail (article_id != NULL);

  if (self->library == NULL || self->reading_view == NULL)
    return;
  /* What the library is searched for gives way first, where it hides the article. */
  pd_library_open (self->library, row);
  pd_reading_view_set_search (self->reading_view, query, exact);
  pd_reading_view_show_passage (self->reading_view, article_id, offset);
  g_signal_emit (self, signals[OPENED], 0);
}
