#include "pd-project-highlights.h"

typedef struct
{
  char *wanted;
  guint limit;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->wanted);
  g_free (job);
}

static gpointer
find (PdConnection *connection,
      gpointer data,
      GCancellable *cancellable,
      GError **error)
{
  const Job *job = data;

  return pd_highlight_finder_find (connection, job->wanted, job->limit, cancellable, error);
}

/**
 * pd_project_find_highlights_async:
 * @wanted: what to look for; all are found where it is empty
 * @limit: how many to list at most
 * @cancellable: (nullable): to cancel it
 * @callback: called when they are found
 * @user_data: handed to @callback
 *
 * Finds highlights of the whole project, by what they are on, their note, or their article's title.
 */
void
pd_project_find_highlights_async (PdProject *self,
                                  const char *wanted,
                                  guint limit,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  Job *job;

  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (wanted != NULL);

  job = g_new (Job, 1);
  *job = (Job) { g_strdup (wanted), limit };
  pd_worker_run_async (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, find, job, job_free, (GDestroyNotify) g_ptr_array_unref, self, cancellable, callback, user_data);
}

/**
 * pd_project_find_highlights_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type PdFoundHighlight): those made last first, or %NULL with an error
 */
GPtrArray *
pd_project_find_highlights_finish (PdProject *self,
                                   GAsyncResult *result,
                                   GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return pd_worker_run_finish (result, error);
}
