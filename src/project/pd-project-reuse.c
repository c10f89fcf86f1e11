#include "pd-project-reuse.h"

#include "pd-reuse-job.h"

static PdReuseJob *
make_job (PdProject *self,
          const char *article,
          PdReuseProgress progress,
          gpointer progress_data,
          GDestroyNotify free_progress_data,
          GCancellable *cancellable)
{
  return pd_reuse_job_new (pd_store_get_reader (pd_project_get_store (self)), article, progress, progress_data, free_progress_data, cancellable);
}

/**
 * pd_project_find_reuse:
 * @article: (nullable): the UUID of an article, to compare it with all others; %NULL compares all with all
 * @progress: (nullable): called now and then, in this thread
 * @progress_data: handed to @progress
 * @cancellable: (nullable): to cancel it between two articles
 * @error: return location for an error
 *
 * Finds the articles that share text, as docs/reuse.md says. It waits for the disk and takes seconds in a large project, but keeps nobody else
 * waiting.
 *
 * Returns: (transfer full): who shares text with whom, or %NULL with an error
 */
PdReuseResult *
pd_project_find_reuse (PdProject *self,
                       const char *article,
                       PdReuseProgress progress,
                       gpointer progress_data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (PdReuseJob) job = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  job = make_job (self, article, progress, progress_data, NULL, cancellable);
  return pd_reuse_job_run (job, error);
}

/* Tells of progress where it was asked for, so that no other thread touches what is told there. */
typedef struct
{
  GMainContext *context;
  PdReuseProgress progress;
  gpointer data;
  GDestroyNotify free_data;
} Relay;

static void
relay_clear (gpointer data)
{
  Relay *relay = data;

  if (relay->free_data != NULL)
    relay->free_data (relay->data);
  g_main_context_unref (relay->context);
}

static void
relay_release (gpointer relay)
{
  g_atomic_rc_box_release_full (relay, relay_clear);
}

typedef struct
{
  Relay *relay;
  double fraction;
} Report;

static void
report_free (gpointer data)
{
  Report *report = data;

  relay_release (report->relay);
  g_free (report);
}

static gboolean
deliver (gpointer data)
{
  const Report *report = data;

  report->relay->progress (report->fraction, report->relay->data);
  return G_SOURCE_REMOVE;
}

static void
on_progress (double fraction,
             gpointer data)
{
  Relay *relay = data;
  g_autoptr (GSource) source = g_idle_source_new ();
  Report *report = g_new (Report, 1);

  *report = (Report) { g_atomic_rc_box_acquire (relay), fraction };
  /* Never here, and with the priority of the result, so as to be told before it. */
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver, report, report_free);
  g_source_attach (source, relay->context);
}

static void
find_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  PdReuseResult *result = pd_reuse_job_run (data, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) pd_reuse_result_unref);
  else
    g_task_return_error (task, error);
}

/**
 * pd_project_find_reuse_async:
 * @article: (nullable): the UUID of an article, to compare it with all others; %NULL compares all with all
 * @progress: (nullable): called now and then, in the thread that asks, before @callback is
 * @progress_data: handed to @progress
 * @free_progress_data: (nullable): frees @progress_data, in any thread
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done
 * @user_data: handed to @callback
 *
 * Finds the articles that share text, as [method@Pd.Project.find_reuse] does.
 */
void
pd_project_find_reuse_async (PdProject *self,
                             const char *article,
                             PdReuseProgress progress,
                             gpointer progress_data,
                             GDestroyNotify free_progress_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Relay *relay = NULL;

  g_return_if_fail (PD_IS_PROJECT (self));

  if (progress != NULL)
    {
      relay = g_atomic_rc_box_new (Relay);
      *relay = (Relay) { g_main_context_ref_thread_default (), progress, progress_data, free_progress_data };
    }
  else if (free_progress_data != NULL)
    {
      free_progress_data (progress_data);
    }
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_project_find_reuse_async);
  g_task_set_task_data (task, make_job (self, article, relay != NULL ? on_progress : NULL, relay, relay != NULL ? relay_release : NULL, cancellable), (GDestroyNotify) pd_reuse_job_free);
  g_task_run_in_thread (task, find_in_thread);
}

/**
 * pd_project_find_reuse_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): who shares text with whom, or %NULL with an error
 */
PdReuseResult *
pd_project_find_reuse_finish (PdProject *self,
                              GAsyncResult *result,
                              GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
