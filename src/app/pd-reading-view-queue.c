#include "pd-reading-view-queue.h"

/**
 * PdReadingViewQueue:
 *
 * Carries out what the person does to a page, so that each thing sees on the page what was done before it: two tags
 * given quickly make one highlight, not two.
 */
struct _PdReadingViewQueue
{
  GObject parent_instance;

  PdReadingViewPage *page;
  guint n_performing;
  GQueue runs;
};

/* Something to do once the page is as the project has it. */
typedef struct
{
  PdReadingViewQueueFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
} Run;

enum
{
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdReadingViewQueue, pd_reading_view_queue, G_TYPE_OBJECT)

static void
run_free (Run *run)
{
  if (run->destroy != NULL)
    run->destroy (run->user_data);
  g_free (run);
}

static void
drop_runs (PdReadingViewQueue *self)
{
  g_queue_clear_full (&self->runs, (GDestroyNotify) run_free);
}

static void
run_next (PdReadingViewQueue *self)
{
  g_autoptr (PdReadingViewQueue) hold = g_object_ref (self);

  while (self->n_performing == 0 && pd_reading_view_page_is_settled (self->page) && !g_queue_is_empty (&self->runs))
    {
      Run *run = g_queue_pop_head (&self->runs);

      run->func (self->page, run->user_data);
      run_free (run);
    }
}

static void
pd_reading_view_queue_finalize (GObject *object)
{
  PdReadingViewQueue *self = PD_READING_VIEW_QUEUE (object);

  drop_runs (self);
  g_object_unref (self->page);

  G_OBJECT_CLASS (pd_reading_view_queue_parent_class)->finalize (object);
}

static void
pd_reading_view_queue_class_init (PdReadingViewQueueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_reading_view_queue_finalize;

  /**
   * PdReadingViewQueue::failed:
   * @message: what to tell the person
   *
   * Something could not be done.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pd_reading_view_queue_init (PdReadingViewQueue *self)
{
  g_queue_init (&self->runs);
}

/**
 * pd_reading_view_queue_new:
 * @page: a page
 *
 * Returns: (transfer full): a queue of what is done to the page
 */
PdReadingViewQueue *
pd_reading_view_queue_new (PdReadingViewPage *page)
{
  PdReadingViewQueue *self;

  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (page), NULL);

  self = g_object_new (PD_TYPE_READING_VIEW_QUEUE, NULL);
  self->page = g_object_ref (page);
  g_signal_connect_object (page, "settled", G_CALLBACK (run_next), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "abandoned", G_CALLBACK (drop_runs), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * pd_reading_view_queue_get_page:
 *
 * Returns: (transfer none): the page
 */
PdReadingViewPage *
pd_reading_view_queue_get_page (PdReadingViewQueue *self)
{
  g_return_val_if_fail (PD_IS_READING_VIEW_QUEUE (self), NULL);

  return self->page;
}

static void
tell_failure (GObject *object,
              GAsyncResult *result,
              gpointer user_data)
{
  PdReadingViewQueue *self = PD_READING_VIEW_QUEUE (object);
  g_autoptr (GError) error = NULL;

  if (!pd_reading_view_queue_perform_finish (self, result, &error))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
}

/**
 * pd_reading_view_queue_perform:
 * @edit: what to do
 *
 * Does something. The page changes when it is done; [signal@Pd.ReadingViewQueue::failed] tells where it could not be.
 */
void
pd_reading_view_queue_perform (PdReadingViewQueue *self,
                               PdEdit *edit)
{
  g_return_if_fail (PD_IS_READING_VIEW_QUEUE (self));
  g_return_if_fail (PD_IS_EDIT (edit));

  if (pd_edit_get_n_steps (edit) > 0)
    pd_reading_view_queue_perform_async (self, edit, tell_failure, NULL);
}

static void
on_performed (GObject *object,
              GAsyncResult *result,
              gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PdReadingViewQueue *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->n_performing--;
  if (pd_project_perform_finish (PD_PROJECT (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  run_next (self);
}

/**
 * pd_reading_view_queue_perform_async:
 * @edit: what to do
 * @callback: called when it is on the disk, or failed
 * @user_data: handed to @callback
 *
 * Does something. Nothing cancels it: what a person did is done, also when the next article is open by then.
 */
void
pd_reading_view_queue_perform_async (PdReadingViewQueue *self,
                                     PdEdit *edit,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  PdProject *project;
  GTask *task;

  g_return_if_fail (PD_IS_READING_VIEW_QUEUE (self));
  g_return_if_fail (PD_IS_EDIT (edit));
  project = pd_reading_view_page_get_project (self->page);
  g_return_if_fail (project != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pd_reading_view_queue_perform_async);
  self->n_performing++;
  pd_project_perform_async (project, edit, NULL, on_performed, task);
}

/**
 * pd_reading_view_queue_perform_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether it is done; otherwise nothing is
 */
gboolean
pd_reading_view_queue_perform_finish (PdReadingViewQueue *self,
                                      GAsyncResult *result,
                                      GError **error)
{
  g_return_val_if_fail (PD_IS_READING_VIEW_QUEUE (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pd_reading_view_queue_run:
 * @func: what to do
 * @user_data: handed to @func
 * @destroy: (nullable): frees @user_data
 *
 * Does something as soon as the page shows everything that was done before: at once, unless the disk is at work. It is
 * not done if another article is opened before.
 */
void
pd_reading_view_queue_run (PdReadingViewQueue *self,
                           PdReadingViewQueueFunc func,
                           gpointer user_data,
                           GDestroyNotify destroy)
{
  Run *run;

  g_return_if_fail (PD_IS_READING_VIEW_QUEUE (self));
  g_return_if_fail (func != NULL);

  run = g_new0 (Run, 1);
  run->func = func;
  run->user_data = user_data;
  run->destroy = destroy;
  g_queue_push_tail (&self->runs, run);
  run_next (self);
}
