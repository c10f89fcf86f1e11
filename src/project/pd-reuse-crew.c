#include "pd-reuse-crew.h"

static gpointer
work_in_thread (gpointer data)
{
  pd_reuse_crew_work (data);
  return NULL;
}

/**
 * pd_reuse_crew_start:
 * @n_threads: how many, beside the caller's own
 *
 * Begins.
 *
 * Returns: (transfer full) (element-type GThread): the threads
 */
GPtrArray *
pd_reuse_crew_start (PdReuseCrew *self,
                     guint n_threads)
{
  GPtrArray *threads = g_ptr_array_new ();

  for (guint i = 0; i < n_threads; i++)
    g_ptr_array_add (threads, g_thread_new ("reuse", work_in_thread, self));
  return threads;
}

/**
 * pd_reuse_crew_work:
 *
 * Takes pieces in the caller's thread until there is none left.
 */
void
pd_reuse_crew_work (PdReuseCrew *self)
{
  guint piece;

  while ((piece = g_atomic_int_add (&self->next, 1)) < self->n_pieces)
    self->work (self->data, piece);
}

/**
 * pd_reuse_crew_join:
 * @threads: (transfer full): what [method@Pd.ReuseCrew.start] returned
 *
 * Waits until all is done.
 */
void
pd_reuse_crew_join (GPtrArray *threads)
{
  for (guint i = 0; i < threads->len; i++)
    g_thread_join (g_ptr_array_index (threads, i));
  g_ptr_array_unref (threads);
}
