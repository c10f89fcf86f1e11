#include "pd-threaded-writer.h"

#include <string.h>

/* How many rows are handed over at once, and after how many bytes of text a batch is full. */
#define BATCH_ROWS 1024
#define BATCH_BYTES (1024 * 1024)
#define N_BATCHES 3

/* Rows on their way: their values, and all text of them one after the other. */
typedef struct
{
  PdCell *cells;
  guint n_rows;
  char *text;
  gsize n_bytes;
  gsize size;
} Batch;

/**
 * PdThreadedWriter:
 *
 * Has another writer write in a thread of its own, while the next rows are being looked up.
 */
struct _PdThreadedWriter
{
  PdRowWriter parent_instance;

  PdRowWriter *writer;
  const PdTable *table;
  Batch *batch;

  GThread *thread;
  GAsyncQueue *empty;
  GAsyncQueue *full;
  /* What went wrong in the thread; it is looked at only while all batches are empty, or by the thread. */
  GError *error;
  gint has_failed;
};

G_DEFINE_FINAL_TYPE (PdThreadedWriter, pd_threaded_writer, PD_TYPE_ROW_WRITER)

static Batch *
batch_new (void)
{
  Batch *self = g_new0 (Batch, 1);

  self->size = 2 * BATCH_BYTES;
  self->text = g_malloc (self->size);
  return self;
}

static void
batch_free (gpointer data)
{
  Batch *self = data;

  g_free (self->cells);
  g_free (self->text);
  g_free (self);
}

static inline void
add_cell (Batch *batch,
          PdCell *copy,
          const PdCell *cell)
{
  *copy = *cell;
  if (cell->text == NULL)
    return;
  if (G_UNLIKELY (batch->size - batch->n_bytes < cell->n_bytes))
    {
      batch->size = 2 * batch->size + cell->n_bytes;
      batch->text = g_realloc (batch->text, batch->size);
    }
  memcpy (batch->text + batch->n_bytes, cell->text, cell->n_bytes);
  batch->n_bytes += cell->n_bytes;
}

/* Only when no more is added does the text stay where it is. */
static void
point_to_text (Batch *batch,
               guint n_columns)
{
  const char *next = batch->text;

  for (guint i = 0; i < batch->n_rows * n_columns; i++)
    {
      PdCell *cell = &batch->cells[i];

      if (cell->text == NULL)
        continue;
      cell->text = next;
      next += cell->n_bytes;
    }
}

static gpointer
write_batches (gpointer data)
{
  PdThreadedWriter *self = data;
  Batch *batch;

  /* A batch without rows is the end. */
  while ((batch = g_async_queue_pop (self->full))->n_rows > 0)
    {
      guint n_columns = self->table->n_columns;

      point_to_text (batch, n_columns);
      for (guint i = 0; i < batch->n_rows && self->error == NULL; i++)
        pd_row_writer_write (self->writer, batch->cells + i * n_columns, &self->error);
      g_atomic_int_set (&self->has_failed, self->error != NULL);
      g_async_queue_push (self->empty, batch);
    }
  batch_free (batch);
  return NULL;
}

static void
submit (PdThreadedWriter *self)
{
  if (self->batch != NULL && self->batch->n_rows > 0)
    g_async_queue_push (self->full, g_steal_pointer (&self->batch));
}

/* Has all rows written, after which the thread waits for more. */
static gboolean
drain (PdThreadedWriter *self,
       GError **error)
{
  Batch *batches[N_BATCHES];
  guint n = 0;

  submit (self);
  if (self->batch != NULL)
    batches[n++] = g_steal_pointer (&self->batch);
  while (n < N_BATCHES)
    batches[n++] = g_async_queue_pop (self->empty);
  while (n > 0)
    g_async_queue_push (self->empty, batches[--n]);
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}

static gboolean
pd_threaded_writer_begin_table (PdRowWriter *writer,
                                const PdTable *table,
                                GError **error)
{
  PdThreadedWriter *self = PD_THREADED_WRITER (writer);

  if (!drain (self, error))
    return FALSE;
  self->table = table;
  return pd_row_writer_begin_table (self->writer, table, error);
}

static void
take_batch (PdThreadedWriter *self)
{
  self->batch = g_async_queue_pop (self->empty);
  self->batch->n_rows = 0;
  self->batch->cells = g_renew (PdCell, self->batch->cells, BATCH_ROWS * self->table->n_columns);
  self->batch->n_bytes = 0;
}

static gboolean
pd_threaded_writer_write (PdRowWriter *writer,
                          const PdCell *cells,
                          GError **error)
{
  PdThreadedWriter *self = PD_THREADED_WRITER (writer);
  PdCell *copies;
  Batch *batch;

  g_return_val_if_fail (self->table != NULL, FALSE);

  if (self->batch == NULL)
    take_batch (self);
  batch = self->batch;
  copies = batch->cells + batch->n_rows++ * self->table->n_columns;
  for (guint i = 0; i < self->table->n_columns; i++)
    add_cell (batch, &copies[i], &cells[i]);
  if (batch->n_rows == BATCH_ROWS || batch->n_bytes >= BATCH_BYTES)
    submit (self);
  return !g_atomic_int_get (&self->has_failed) || drain (self, error);
}

static gboolean
pd_threaded_writer_finish (PdRowWriter *writer,
                           GCancellable *cancellable,
                           GError **error)
{
  PdThreadedWriter *self = PD_THREADED_WRITER (writer);

  return drain (self, error) && pd_row_writer_finish (self->writer, cancellable, error);
}

static void
pd_threaded_writer_finalize (GObject *object)
{
  PdThreadedWriter *self = PD_THREADED_WRITER (object);

  if (self->thread != NULL)
    {
      /* What was not asked for to be finished is not wanted. */
      g_async_queue_push (self->full, batch_new ());
      g_thread_join (self->thread);
    }
  g_clear_pointer (&self->batch, batch_free);
  g_async_queue_unref (self->empty);
  g_async_queue_unref (self->full);
  g_clear_object (&self->writer);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (pd_threaded_writer_parent_class)->finalize (object);
}

static void
pd_threaded_writer_class_init (PdThreadedWriterClass *klass)
{
  PdRowWriterClass *writer_class = PD_ROW_WRITER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pd_threaded_writer_finalize;
  writer_class->begin_table = pd_threaded_writer_begin_table;
  writer_class->write = pd_threaded_writer_write;
  writer_class->finish = pd_threaded_writer_finish;
}

static void
pd_threaded_writer_init (PdThreadedWriter *self)
{
  self->empty = g_async_queue_new_full (batch_free);
  self->full = g_async_queue_new_full (batch_free);
}

/**
 * pd_threaded_writer_new:
 * @writer: (transfer full): what writes; nothing else may use it
 *
 * Returns: (transfer full) (type PdThreadedWriter): a writer of the same format. An error may be told only some rows
 *   later.
 */
PdRowWriter *
pd_threaded_writer_new (PdRowWriter *writer)
{
  PdThreadedWriter *self;

  g_return_val_if_fail (PD_IS_ROW_WRITER (writer), NULL);

  self = g_object_new (PD_TYPE_THREADED_WRITER, NULL);
  self->writer = writer;
  for (guint i = 0; i < N_BATCHES; i++)
    g_async_queue_push (self->empty, batch_new ());
  self->thread = g_thread_new ("pd-rows", write_batches, self);
  return PD_ROW_WRITER (self);
}
