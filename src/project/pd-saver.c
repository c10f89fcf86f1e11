#include "pd-saver.h"

#include "pd-store-error.h"

/* How long after a change a working copy is written back, in seconds. */
#define DELAY 3

/**
 * PdSaver:
 *
 * Writes a working copy back: a while after each change, and at the end.
 */
struct _PdSaver
{
  GObject parent_instance;

  PdWorkingCopy *working_copy;
  GMainContext *context;
  GSource *timeout;
  /* Whether the copy holds what the file does not. It is set by the writer's thread. */
  int dirty;
  /* Whether the file was changed elsewhere, and a person has to choose before anything is written. */
  int in_conflict;
  /* One at a time writes. */
  GMutex mutex;
};

enum
{
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdSaver, pd_saver, G_TYPE_OBJECT)

static void
stop (PdSaver *self)
{
  if (self->timeout != NULL)
    g_source_destroy (self->timeout);
  g_clear_pointer (&self->timeout, g_source_unref);
}

static void
pd_saver_finalize (GObject *object)
{
  PdSaver *self = PD_SAVER (object);

  stop (self);
  g_clear_object (&self->working_copy);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (pd_saver_parent_class)->finalize (object);
}

static void
pd_saver_class_init (PdSaverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_saver_finalize;

  /**
   * PdSaver::failed:
   * @error: why; %PD_STORE_ERROR_CONFLICT where it has to be settled which version stays
   *
   * Emitted when the copy could not be written back. It is tried again behind the next change, and at the end; where there is
   * a conflict, only at the end.
   */
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
pd_saver_init (PdSaver *self)
{
  g_mutex_init (&self->mutex);
}

/**
 * pd_saver_new:
 * @working_copy: what to write back
 * @context: where its timers run and its signal is emitted
 * @dirty: whether the copy already holds what the file does not
 *
 * Returns: (transfer full): a saver
 */
PdSaver *
pd_saver_new (PdWorkingCopy *working_copy,
              GMainContext *context,
              gboolean dirty)
{
  PdSaver *self;

  g_return_val_if_fail (PD_IS_WORKING_COPY (working_copy), NULL);
  g_return_val_if_fail (context != NULL, NULL);

  self = g_object_new (PD_TYPE_SAVER, NULL);
  self->working_copy = g_object_ref (working_copy);
  self->context = g_main_context_ref (context);
  self->dirty = dirty;
  return self;
}

static gboolean
write_back (PdSaver *self,
            GError **error)
{
  g_autoptr (GError) failure = NULL;

  /* What is done meanwhile makes it dirty again. */
  if (!g_atomic_int_compare_and_exchange (&self->dirty, TRUE, FALSE))
    return TRUE;
  if (pd_working_copy_write_back (self->working_copy, &failure))
    return TRUE;
  g_atomic_int_set (&self->dirty, TRUE);
  g_atomic_int_set (&self->in_conflict, g_error_matches (failure, PD_STORE_ERROR, PD_STORE_ERROR_CONFLICT));
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static void
write_back_in_thread (GTask *task,
                      gpointer source,
                      gpointer data,
                      GCancellable *cancellable)
{
  PdSaver *self = source;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  GError *error = NULL;

  if (write_back (self, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_written_back (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_signal_emit (source, signals[FAILED], 0, error);
}

static gboolean
on_timeout (gpointer data)
{
  PdSaver *self = data;
  g_autoptr (GTask) task = g_task_new (self, NULL, on_written_back, NULL);

  stop (self);
  g_task_run_in_thread (task, write_back_in_thread);
  return G_SOURCE_REMOVE;
}

/**
 * pd_saver_note_change:
 *
 * Takes note that the copy holds what the file does not. From any thread.
 */
void
pd_saver_note_change (PdSaver *self)
{
  g_return_if_fail (PD_IS_SAVER (self));

  g_atomic_int_set (&self->dirty, TRUE);
}

/**
 * pd_saver_schedule:
 *
 * Has the copy written back in a while, in the background, if it holds what the file does not. In the thread of its context.
 */
void
pd_saver_schedule (PdSaver *self)
{
  g_return_if_fail (PD_IS_SAVER (self));

  if (self->timeout != NULL || !g_atomic_int_get (&self->dirty) || g_atomic_int_get (&self->in_conflict))
    return;
  self->timeout = g_timeout_source_new_seconds (DELAY);
  g_source_set_static_name (self->timeout, "pidian write back");
  g_source_set_callback (self->timeout, on_timeout, self, NULL);
  g_source_attach (self->timeout, self->context);
}

/**
 * pd_saver_settle:
 * @choice: which version stays; %PD_WORKING_COPY_THEIRS only once its project is closed
 * @error: return location for an error
 *
 * Does what a person has chosen where the file was changed elsewhere as well. It waits for the disk.
 *
 * Returns: whether the file is what was chosen; otherwise both versions are as they were
 */
gboolean
pd_saver_settle (PdSaver *self,
                 PdWorkingCopyChoice choice,
                 GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (PD_IS_SAVER (self), FALSE);
  g_return_val_if_fail (choice != PD_WORKING_COPY_ASK, FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  if (!pd_working_copy_settle (self->working_copy, choice, error))
    return FALSE;
  g_atomic_int_set (&self->in_conflict, FALSE);
  g_atomic_int_set (&self->dirty, choice == PD_WORKING_COPY_MINE);
  return write_back (self, error);
}

/**
 * pd_saver_finish:
 * @error: return location for an error
 *
 * Writes back what has not been and removes the copy, once its project is closed. It waits for the disk.
 *
 * Returns: whether it is written; otherwise the copy stays
 */
gboolean
pd_saver_finish (PdSaver *self,
                 GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (PD_IS_SAVER (self), FALSE);

  stop (self);
  locker = g_mutex_locker_new (&self->mutex);
  return pd_working_copy_end (self->working_copy, g_atomic_int_get (&self->dirty), error);
}
