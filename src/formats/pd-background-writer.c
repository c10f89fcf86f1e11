#include "pd-background-writer.h"

struct _PdBackgroundWriter
{
  GOutputStream *stream;
  GThread *thread;
  GMutex mutex;
  GCond changed;

  /* Under the mutex: what is being written, if anything, and what went wrong. */
  const char *bytes;
  gsize n_bytes;
  GError *error;
  gboolean is_over;
};

static gpointer
run (gpointer data)
{
  PdBackgroundWriter *self = data;

  g_mutex_lock (&self->mutex);
  for (;;)
    {
      const char *bytes;
      gsize n_bytes;
      g_autoptr (GError) error = NULL;

      while (self->bytes == NULL && !self->is_over)
        g_cond_wait (&self->changed, &self->mutex);
      if (self->bytes == NULL)
        break;
      bytes = self->bytes;
      n_bytes = self->n_bytes;
      g_mutex_unlock (&self->mutex);
      g_output_stream_write_all (self->stream, bytes, n_bytes, NULL, NULL, &error);
      g_mutex_lock (&self->mutex);
      self->bytes = NULL;
      if (self->error == NULL)
        self->error = g_steal_pointer (&error);
      g_cond_signal (&self->changed);
    }
  g_mutex_unlock (&self->mutex);
  return NULL;
}

/**
 * pd_background_writer_new:
 * @stream: where to write; nothing else may use it until the writer is waited for or freed
 *
 * Returns: (transfer full): a writer with nothing to write
 */
PdBackgroundWriter *
pd_background_writer_new (GOutputStream *stream)
{
  PdBackgroundWriter *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  self = g_new0 (PdBackgroundWriter, 1);
  self->stream = g_object_ref (stream);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  self->thread = g_thread_new ("pd-write", run, self);
  return self;
}

/**
 * pd_background_writer_free:
 *
 * Waits for what is being written, and frees the writer.
 */
void
pd_background_writer_free (PdBackgroundWriter *self)
{
  g_mutex_lock (&self->mutex);
  self->is_over = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);

  g_object_unref (self->stream);
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self);
}

/* Call it with the mutex locked. */
static gboolean
wait_locked (PdBackgroundWriter *self,
             GError **error)
{
  while (self->bytes != NULL)
    g_cond_wait (&self->changed, &self->mutex);
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}

/**
 * pd_background_writer_submit:
 * @bytes: (array length=n_bytes) (element-type guint8): bytes, to be left alone until the next call of a function of
 *   this writer returns
 * @n_bytes: how many
 * @error: return location for an error
 *
 * Waits for what was given before, and gives more to write.
 *
 * Returns: whether all that was given before is written; otherwise nothing more is
 */
gboolean
pd_background_writer_submit (PdBackgroundWriter *self,
                             const char *bytes,
                             gsize n_bytes,
                             GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (!wait_locked (self, error))
    return FALSE;
  self->bytes = bytes;
  self->n_bytes = n_bytes;
  g_cond_signal (&self->changed);
  return TRUE;
}

/**
 * pd_background_writer_wait:
 * @error: return location for an error
 *
 * Waits until all that was given is written.
 *
 * Returns: whether it is; otherwise @error is the stream's
 */
gboolean
pd_background_writer_wait (PdBackgroundWriter *self,
                           GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return wait_locked (self, error);
}
