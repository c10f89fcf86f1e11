#include "pd-reading-view-private.h"

/* What a search asks for is looked for in the page, apart from the window's thread: a page may have a million characters. */
typedef struct
{
  PdSearchMarker *marker;
  PdText *text;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  pd_search_marker_free (job->marker);
  g_object_unref (job->text);
  g_free (job);
}

static void
find_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  GArray *found = pd_search_marker_run (job->marker, pd_text_get_utf8 (job->text), pd_text_get_n_bytes (job->text), cancellable, &error);

  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

static void
show_place (PdReadingView *self)
{
  pd_find_bar_show (self->find_bar, pd_reader_get_current_found (self->reader), pd_reader_get_n_found (self->reader));
}

static gboolean
shows_wanted_article (PdReadingView *self)
{
  PdRecord *article = pd_reading_view_page_get_article (self->page);

  return article != NULL && g_strcmp0 (pd_record_get_id (article), self->wanted_article) == 0 && pd_reading_view_page_is_loaded (self->page);
}

static void
on_found (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (PdReadingView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = g_task_propagate_pointer (G_TASK (result), &error);

  if (found == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        pd_find_bar_hide (self->find_bar);
      return;
    }
  pd_reader_set_found (self->reader, (const PdOccurrence *) found->data, found->len);
  if (shows_wanted_article (self))
    {
      if (found->len > 0)
        pd_reader_show_found (self->reader, pd_reader_find_found (self->reader, self->wanted_passage));
      g_clear_pointer (&self->wanted_article, g_free);
    }
  show_place (self);
}

/*< private >
 * pd_reading_view_find:
 *
 * Looks on the page for what is searched for.
 */
void
pd_reading_view_find (PdReadingView *self)
{
  PdText *text = pd_reading_view_page_is_loaded (self->page) ? pd_reading_view_page_get_text (self->page) : NULL;
  g_autoptr (GTask) task = NULL;
  g_autoptr (PdSearchMarker) marker = NULL;
  Job *job;

  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  if (self->search != NULL)
    marker = pd_search_marker_new (self->search, self->search_exact);
  if (text == NULL || marker == NULL || pd_search_marker_is_empty (marker))
    {
      pd_reader_set_found (self->reader, NULL, 0);
      pd_find_bar_hide (self->find_bar);
      return;
    }
  self->finding = g_cancellable_new ();
  task = g_task_new (NULL, self->finding, on_found, g_object_ref (self));
  g_task_set_source_tag (task, pd_reading_view_find);
  job = g_new (Job, 1);
  job->marker = g_steal_pointer (&marker);
  job->text = g_object_ref (text);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, find_in_thread);
}

/**
 * pd_reading_view_set_search:
 * @query: (nullable): what is searched for, or %NULL for nothing
 * @exact: whether every letter counts
 *
 * Shows on the page, and on those that are opened after it, what is searched for.
 */
void
pd_reading_view_set_search (PdReadingView *self,
                            PdSearchQuery *query,
                            gboolean exact)
{
  g_return_if_fail (PD_IS_READING_VIEW (self));

  g_clear_pointer (&self->search, pd_search_query_unref);
  if (query != NULL)
    self->search = pd_search_query_ref (query);
  self->search_exact = exact;
  g_clear_pointer (&self->wanted_article, g_free);
  pd_reading_view_find (self);
}

/**
 * pd_reading_view_show_passage:
 * @article_id: the UUID of an article that is shown, or is about to be
 * @offset: where it begins, in code points
 *
 * Goes to what a search found at a place, now or when the page has been loaded.
 */
void
pd_reading_view_show_passage (PdReadingView *self,
                              const char *article_id,
                              guint offset)
{
  g_return_if_fail (PD_IS_READING_VIEW (self));
  g_return_if_fail (article_id != NULL);

  g_set_str (&self->wanted_article, article_id);
  self->wanted_passage = offset;
  if (shows_wanted_article (self))
    pd_reading_view_find (self);
}

/*< private >
 * pd_reading_view_step:
 * @forward: whether to the next hit, or to the one before
 *
 * Goes on to another hit, and round at the end.
 *
 * Returns: whether there is one
 */
gboolean
pd_reading_view_step (PdReadingView *self,
                      gboolean forward)
{
  guint n = pd_reader_get_n_found (self->reader), current = pd_reader_get_current_found (self->reader);

  if (n == 0)
    return FALSE;
  if (current >= n)
    {
      guint start, end;

      pd_reader_get_visible_range (self->reader, &start, &end);
      current = pd_reader_find_found (self->reader, start);
      if (!forward)
        current = (current + n - 1) % n;
    }
  else
    current = forward ? (current + 1) % n : (current + n - 1) % n;
  pd_reader_show_found (self->reader, current);
  show_place (self);
  return TRUE;
}

static void
on_find_moved (PdReadingView *self,
               gboolean forward)
{
  pd_reading_view_step (self, forward);
}

static void
on_find_closed (PdReadingView *self)
{
  pd_reading_view_set_search (self, NULL, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

/*< private >
 * pd_reading_view_install_finding:
 *
 * Gives the class what its template calls for hits.
 */
void
pd_reading_view_install_finding (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_find_moved);
  gtk_widget_class_bind_template_callback (widget_class, on_find_closed);
}
