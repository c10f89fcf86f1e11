#include "pd-project-compare.h"

/* The articles. */
typedef struct
{
  char *a_id;
  char *b_id;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->a_id);
  g_free (job->b_id);
  g_free (job);
}

/**
 * pd_project_compare:
 * @a_id: the UUID of an article
 * @b_id: the UUID of another
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Sets the current texts of two articles beside each other. It waits for the disk.
 *
 * Returns: (transfer full): the comparison, or %NULL with an error
 */
PdComparison *
pd_project_compare (PdProject *self,
                    const char *a_id,
                    const char *b_id,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (PdText) a = NULL;
  g_autoptr (PdText) b = NULL;
  g_autoptr (PdComparison) comparison = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);
  g_return_val_if_fail (a_id != NULL && b_id != NULL, NULL);

  a = pd_project_load_text (self, a_id, cancellable, error);
  b = a != NULL ? pd_project_load_text (self, b_id, cancellable, error) : NULL;
  if (b == NULL)
    return NULL;
  comparison = pd_comparison_new (a, b, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&comparison);
}

static void
compare (GTask *task,
         gpointer source,
         gpointer data,
         GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  PdComparison *comparison = pd_project_compare (PD_PROJECT (source), job->a_id, job->b_id, cancellable, &error);

  if (comparison != NULL)
    g_task_return_pointer (task, comparison, (GDestroyNotify) pd_comparison_unref);
  else
    g_task_return_error (task, error);
}

/**
 * pd_project_compare_async:
 * @a_id: the UUID of an article
 * @b_id: the UUID of another
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done
 * @user_data: handed to @callback
 *
 * Sets the current texts of two articles beside each other, in another thread.
 */
void
pd_project_compare_async (PdProject *self,
                          const char *a_id,
                          const char *b_id,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (a_id != NULL && b_id != NULL);

  job = g_new0 (Job, 1);
  job->a_id = g_strdup (a_id);
  job->b_id = g_strdup (b_id);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_project_compare_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, compare);
}

/**
 * pd_project_compare_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the comparison, or %NULL with an error
 */
PdComparison *
pd_project_compare_finish (PdProject *self,
                           GAsyncResult *result,
                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
