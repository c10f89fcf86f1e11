#include "pd-worker.h"

/* Where a thread waits for its job. */
typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean done;
  gpointer result;
  GError *error;
} Wait;

/* Either a task, or somebody who waits, or nobody gets the result. */
typedef struct
{
  PdWorkerPriority priority;
  guint64 number;
  PdWorkerFunc func;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
  GCancellable *cancellable;
  GTask *task;
  Wait *wait;
  gpointer result;
  GError *error;
  gboolean quit;
} Job;

/**
 * PdWorker:
 *
 * A thread that owns a connection, and does one job after another: what a person does first, then in the order
 * the jobs came.
 */
struct _PdWorker
{
  GObject parent_instance;

  GThread *thread;
  GAsyncQueue *queue;
  guint64 n_jobs;

  /* Of the worker's thread only. */
  PdConnection *connection;
};

G_DEFINE_FINAL_TYPE (PdWorker, pd_worker, G_TYPE_OBJECT)

/* The thread knows its worker by this, since a job is handed the connection alone. */
static GPrivate current_worker;

static int
compare_jobs (gconstpointer a,
              gconstpointer b,
              gpointer data)
{
  const Job *first = a, *second = b;

  /* To quit comes behind everything, so that nothing asked for is lost. */
  if (first->quit != second->quit)
    return first->quit - second->quit;
  if (first->priority != second->priority)
    return (int) first->priority - (int) second->priority;
  return first->number < second->number ? -1 : first->number > second->number;
}

static void
job_free (Job *job)
{
  if (job->free_data != NULL)
    job->free_data (job->data);
  if (job->free_result != NULL && job->result != NULL)
    job->free_result (job->result);
  g_clear_error (&job->error);
  g_clear_object (&job->cancellable);
  g_clear_object (&job->task);
  g_free (job);
}

static gboolean
deliver (gpointer data)
{
  Job *job = data;

  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->free_result);
  return G_SOURCE_REMOVE;
}

/* A job with a task ends where it was asked for: what it holds, such as the object that asked, may be the last to hold it, and
 * objects of the window must not go away in another thread. */
static void
job_return (Job *job)
{
  g_autoptr (GSource) source = NULL;

  if (job->wait != NULL)
    {
      g_mutex_lock (&job->wait->mutex);
      job->wait->result = g_steal_pointer (&job->result);
      job->wait->error = g_steal_pointer (&job->error);
      job->wait->done = TRUE;
      g_cond_signal (&job->wait->cond);
      g_mutex_unlock (&job->wait->mutex);
    }
  if (job->task == NULL)
    {
      job_free (job);
      return;
    }
  source = g_idle_source_new ();
  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_static_name (source, "pidian job");
  g_source_set_callback (source, deliver, job, (GDestroyNotify) job_free);
  g_source_attach (source, g_task_get_context (job->task));
}

/* What only reads is cancelled in the middle of a statement, which may go through the whole file before it returns a row. What
 * writes looks for itself where it can stop. */
static gpointer
run (PdWorker *self,
     Job *job,
     GError **error)
{
  g_autoptr (PdConnection) connection = self->connection != NULL ? g_object_ref (self->connection) : NULL;
  gpointer result;

  if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return NULL;
  if (connection != NULL && job->cancellable != NULL && sqlite3_db_readonly (pd_connection_get_db (connection), "main") == 1)
    pd_connection_set_cancellable (connection, job->cancellable);
  result = job->func (self->connection, job->data, job->cancellable, error);
  /* The job may have closed it. */
  if (connection != NULL && pd_connection_get_db (connection) != NULL)
    pd_connection_set_cancellable (connection, NULL);
  return result;
}

static gpointer
work (gpointer data)
{
  PdWorker *self = data;
  gboolean quit = FALSE;

  g_private_set (&current_worker, self);
  while (!quit)
    {
      Job *job = g_async_queue_pop (self->queue);

      quit = job->quit;
      if (!quit)
        job->result = run (self, job, &job->error);
      job_return (job);
    }
  g_clear_object (&self->connection);
  return NULL;
}

static void
pd_worker_dispose (GObject *object)
{
  PdWorker *self = PD_WORKER (object);

  if (self->thread != NULL)
    {
      Job *job = g_new0 (Job, 1);

      job->quit = TRUE;
      g_async_queue_push_sorted (self->queue, job, compare_jobs, NULL);
      g_thread_join (g_steal_pointer (&self->thread));
    }
  G_OBJECT_CLASS (pd_worker_parent_class)->dispose (object);
}

static void
pd_worker_finalize (GObject *object)
{
  PdWorker *self = PD_WORKER (object);

  g_async_queue_unref (self->queue);

  G_OBJECT_CLASS (pd_worker_parent_class)->finalize (object);
}

static void
pd_worker_class_init (PdWorkerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_worker_dispose;
  G_OBJECT_CLASS (klass)->finalize = pd_worker_finalize;
}

static void
pd_worker_init (PdWorker *self)
{
  self->queue = g_async_queue_new ();
}

/**
 * pd_worker_new:
 * @name: the thread's name, for debuggers, at most 15 characters
 *
 * Returns: (transfer full): a worker with no connection yet. Dropping the last reference waits for its jobs
 */
PdWorker *
pd_worker_new (const char *name)
{
  PdWorker *self = g_object_new (PD_TYPE_WORKER, NULL);

  self->thread = g_thread_new (name, work, self);
  return self;
}

static void
push (PdWorker *self,
      Job *job)
{
  g_async_queue_lock (self->queue);
  job->number = self->n_jobs++;
  g_async_queue_push_sorted_unlocked (self->queue, job, compare_jobs, NULL);
  g_async_queue_unlock (self->queue);
}

/**
 * pd_worker_run_async:
 * @priority: who waits for it
 * @func: the work
 * @data: handed to @func
 * @free_data: (nullable): frees @data, where @callback is called; on the worker's thread where there is neither it nor @source
 * @free_result: (nullable): frees a result that nobody takes
 * @source: (nullable): the object that @callback gets as its source; it is held until then, and let go of in the same context
 * @cancellable: (nullable): to cancel it
 * @callback: (nullable): called in the context that called this
 * @user_data: handed to @callback
 *
 * Has work done on the worker's thread.
 */
void
pd_worker_run_async (PdWorker *self,
                     PdWorkerPriority priority,
                     PdWorkerFunc func,
                     gpointer data,
                     GDestroyNotify free_data,
                     GDestroyNotify free_result,
                     gpointer source,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  Job *job;

  g_return_if_fail (PD_IS_WORKER (self));
  g_return_if_fail (func != NULL);

  job = g_new0 (Job, 1);
  job->priority = priority;
  job->func = func;
  job->data = data;
  job->free_data = free_data;
  job->free_result = free_result;
  g_set_object (&job->cancellable, cancellable);
  if (source != NULL || callback != NULL)
    {
      job->task = g_task_new (source, cancellable, callback, user_data);
      g_task_set_source_tag (job->task, pd_worker_run_async);
      /* What has been written is written, even where somebody cancelled a moment later. */
      g_task_set_check_cancellable (job->task, FALSE);
    }
  push (self, job);
}

/**
 * pd_worker_run_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what the work returned
 */
gpointer
pd_worker_run_finish (GAsyncResult *result,
                      GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, pd_worker_run_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pd_worker_run:
 * @priority: who waits for it
 * @func: the work
 * @data: handed to @func
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Has work done on the worker's thread and waits for it. Never from the window's thread.
 *
 * Returns: (transfer full) (nullable): what the work returned
 */
gpointer
pd_worker_run (PdWorker *self,
               PdWorkerPriority priority,
               PdWorkerFunc func,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  Wait wait = { 0 };
  Job *job;

  g_return_val_if_fail (PD_IS_WORKER (self), NULL);

  /* A job may ask for another. */
  if (g_private_get (&current_worker) == self)
    return func (self->connection, data, cancellable, error);

  /* The window's thread, which runs the main loop, never waits for the disk. */
  g_assert (!g_main_context_is_owner (g_main_context_default ()));

  g_mutex_init (&wait.mutex);
  g_cond_init (&wait.cond);
  job = g_new0 (Job, 1);
  job->priority = priority;
  job->func = func;
  job->data = data;
  g_set_object (&job->cancellable, cancellable);
  job->wait = &wait;
  push (self, job);

  g_mutex_lock (&wait.mutex);
  while (!wait.done)
    g_cond_wait (&wait.cond, &wait.mutex);
  g_mutex_unlock (&wait.mutex);
  g_mutex_clear (&wait.mutex);
  g_cond_clear (&wait.cond);
  if (wait.error != NULL)
    g_propagate_error (error, wait.error);
  return wait.result;
}

/**
 * pd_worker_is_awaited:
 *
 * For a job that can be broken off and gone on with later.
 *
 * Returns: whether another job waits for the one of this thread to end; %FALSE in a thread that is no worker's
 */
gboolean
pd_worker_is_awaited (void)
{
  PdWorker *self = g_private_get (&current_worker);

  return self != NULL && g_async_queue_length (self->queue) > 0;
}

/**
 * pd_worker_set_connection:
 * @connection: (nullable): a connection that was opened on the worker's thread
 *
 * Gives the worker its connection. Only from a job.
 */
void
pd_worker_set_connection (PdWorker *self,
                          PdConnection *connection)
{
  g_return_if_fail (PD_IS_WORKER (self));
  g_assert (g_private_get (&current_worker) == self);

  g_set_object (&self->connection, connection);
}

/**
 * pd_worker_get_connection:
 *
 * Returns: (transfer none) (nullable): the worker's connection. Only from a job
 */
PdConnection *
pd_worker_get_connection (PdWorker *self)
{
  g_return_val_if_fail (PD_IS_WORKER (self), NULL);
  g_assert (g_private_get (&current_worker) == self);

  return self->connection;
}
