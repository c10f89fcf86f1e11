#include "pd-read-queue.h"

#include <unistd.h>

#include "pd-reader-process.h"
#include "pd-source-file.h"

/* How many files are read at a time, at the most: reading is most of the work of an import. */
#define MAX_THREADS 4

/* How far ahead files are read, and how many articles of one wait. Both keep memory small, whatever is imported. */
#define MAX_AHEAD 64
#define MAX_WAITING 32

/* And how many bytes of source files wait, unless it is one file. */
#define MAX_BYTES_AHEAD (64 * 1024 * 1024)

/* What was read of one file. */
typedef struct
{
  GQueue items;
  gsize n_bytes;
} Slot;

struct _PdReadQueue
{
  GStrv paths;
  guint n_paths;
  PdReadOptions options;
  char *encoding;
  GCancellable *cancellable;
  GPtrArray *threads;

  /* All below is the lock's. A slot is used by every MAX_AHEADth file. */
  GMutex lock;
  GCond changed;
  Slot slots[MAX_AHEAD];
  guint n_begun;
  guint n_taken;
  gsize n_bytes;
  gboolean is_closed;
};

/* A file in the hands of a thread. */
typedef struct
{
  PdReadQueue *queue;
  guint index;
  /* The bytes that were made ready to be stored last, and what they were. */
  GBytes *bytes;
  PdSourceBytes *source;
} Work;

/**
 * pd_read_item_free:
 *
 * Frees an item.
 */
void
pd_read_item_free (PdReadItem *self)
{
  g_free (self->path);
  g_clear_object (&self->document);
  g_clear_pointer (&self->source, pd_source_bytes_unref);
  g_clear_error (&self->error);
  g_free (self);
}

static Slot *
get_slot (PdReadQueue *self,
          guint index)
{
  return &self->slots[index % MAX_AHEAD];
}

/* Waits while enough of the file waits already. Returns whether anybody still wants it. */
static gboolean
push (PdReadQueue *self,
      guint index,
      PdReadItem *item)
{
  Slot *slot = get_slot (self, index);
  gboolean is_wanted;

  g_mutex_lock (&self->lock);
  while (slot->items.length >= MAX_WAITING && !self->is_closed)
    g_cond_wait (&self->changed, &self->lock);
  is_wanted = !self->is_closed;
  if (is_wanted)
    g_queue_push_tail (&slot->items, g_steal_pointer (&item));
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  if (item != NULL)
    pd_read_item_free (item);
  return is_wanted;
}

static char *
describe_path (Work *work,
               const PdReaderAnswer *answer)
{
  g_autoptr (GString) path = g_string_new (work->queue->paths[work->index]);

  if (answer->member != NULL)
    g_string_append_printf (path, "/%s", answer->member);
  if (answer->part != NULL)
    g_string_append_printf (path, "#%s", answer->part);
  return g_string_free_and_steal (g_steal_pointer (&path));
}

/* Packing the bytes takes about as long as reading them, so it is done here, and once for all the records in them. */
static PdSourceBytes *
pack (Work *work,
      GBytes *bytes)
{
  if (work->bytes != bytes)
    {
      g_clear_pointer (&work->source, pd_source_bytes_unref);
      g_clear_pointer (&work->bytes, g_bytes_unref);
      work->bytes = g_bytes_ref (bytes);
      work->source = pd_source_bytes_new (bytes);
    }
  return pd_source_bytes_ref (work->source);
}

static gboolean
on_answer (const PdReaderAnswer *answer,
           gpointer data)
{
  Work *work = data;
  PdReadItem *item = g_new0 (PdReadItem, 1);

  item->path = describe_path (work, answer);
  item->index = work->index;
  if (answer->document != NULL)
    {
      item->document = g_object_ref (answer->document);
      item->source = pack (work, answer->source);
    }
  else
    item->error = g_error_copy (answer->error);
  return push (work->queue, work->index, item);
}

static void
end_file (Work *work,
          GError *error)
{
  PdReadQueue *self = work->queue;
  PdReadItem *item = g_new0 (PdReadItem, 1);

  item->path = g_strdup (self->paths[work->index]);
  item->error = error;
  item->index = work->index;
  item->is_last = TRUE;
  push (self, work->index, item);
}

static void
account (PdReadQueue *self,
         guint index,
         gsize n_bytes)
{
  g_mutex_lock (&self->lock);
  get_slot (self, index)->n_bytes = n_bytes;
  self->n_bytes += n_bytes;
  g_mutex_unlock (&self->lock);
}

static void
read_file (PdReadQueue *self,
           PdReaderProcess *reader,
           guint index)
{
  Work work = { self, index, NULL, NULL };
  const char *path = self->paths[index];
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  int archive = -1;

  bytes = pd_source_file_load (path, &archive, self->cancellable, &error);
  account (self, index, bytes != NULL ? g_bytes_get_size (bytes) : 0);
  if ((bytes != NULL || archive >= 0)
      && pd_reader_process_read (reader, bytes, archive, name, &self->options, on_answer, &work, self->cancellable, &error))
    g_clear_error (&error);
  if (archive >= 0)
    close (archive);
  end_file (&work, g_steal_pointer (&error));
  g_clear_pointer (&work.source, pd_source_bytes_unref);
  g_clear_pointer (&work.bytes, g_bytes_unref);
}

/* The next file to read; G_MAXUINT where there is none. */
static guint
begin_file (PdReadQueue *self)
{
  guint index = G_MAXUINT;

  g_mutex_lock (&self->lock);
  while (!self->is_closed && self->n_begun < self->n_paths
         && (self->n_begun >= self->n_taken + MAX_AHEAD || (self->n_bytes > MAX_BYTES_AHEAD && self->n_begun > self->n_taken)))
    g_cond_wait (&self->changed, &self->lock);
  if (!self->is_closed && self->n_begun < self->n_paths && !g_cancellable_is_cancelled (self->cancellable))
    {
      index = self->n_begun++;
      get_slot (self, index)->n_bytes = 0;
    }
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  return index;
}

static gpointer
run (gpointer data)
{
  PdReadQueue *self = data;
  g_autoptr (PdReaderProcess) reader = pd_reader_process_new (NULL);
  guint index;

  while ((index = begin_file (self)) != G_MAXUINT)
    read_file (self, reader, index);
  return NULL;
}

/**
 * pd_read_queue_new:
 * @paths: (array zero-terminated=1): the files
 * @options: (nullable): what a person wants read otherwise
 * @cancellable: (nullable): to end it; what was read is still handed out
 *
 * Begins to read.
 *
 * Returns: (transfer full): a queue of what is in the files
 */
PdReadQueue *
pd_read_queue_new (const char *const *paths,
                   const PdReadOptions *options,
                   GCancellable *cancellable)
{
  PdReadQueue *self;
  guint n_threads;

  g_return_val_if_fail (paths != NULL, NULL);

  self = g_new0 (PdReadQueue, 1);
  self->paths = g_strdupv ((char **) paths);
  self->n_paths = g_strv_length (self->paths);
  if (options != NULL)
    {
      self->options = *options;
      self->options.encoding = self->encoding = g_strdup (options->encoding);
      if (options->mapping != NULL)
        g_hash_table_ref (options->mapping);
    }
  g_set_object (&self->cancellable, cancellable);
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->threads = g_ptr_array_new ();
  n_threads = MIN (MIN (g_get_num_processors (), MAX_THREADS), self->n_paths);
  for (guint i = 0; i < n_threads; i++)
    g_ptr_array_add (self->threads, g_thread_new ("read", run, self));
  return self;
}

/**
 * pd_read_queue_free:
 *
 * Ends reading, and frees what has not been handed out.
 */
void
pd_read_queue_free (PdReadQueue *self)
{
  g_mutex_lock (&self->lock);
  self->is_closed = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  for (guint i = 0; i < self->threads->len; i++)
    g_thread_join (g_ptr_array_index (self->threads, i));
  g_ptr_array_unref (self->threads);
  for (guint i = 0; i < MAX_AHEAD; i++)
    g_queue_clear_full (&self->slots[i].items, (GDestroyNotify) pd_read_item_free);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->options.mapping, g_hash_table_unref);
  g_free (self->encoding);
  g_strfreev (self->paths);
  g_free (self);
}

/* Whether there is nothing more to come: all was taken, or it was cancelled and what was begun is taken. */
static gboolean
is_over (PdReadQueue *self)
{
  guint n = g_cancellable_is_cancelled (self->cancellable) ? self->n_begun : self->n_paths;

  return self->n_taken >= n;
}

/**
 * pd_read_queue_next:
 *
 * Waits for the next article.
 *
 * Returns: (transfer full) (nullable): it, or %NULL behind the last
 */
PdReadItem *
pd_read_queue_next (PdReadQueue *self)
{
  PdReadItem *item = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  g_mutex_lock (&self->lock);
  while (item == NULL && !is_over (self))
    {
      Slot *slot = get_slot (self, self->n_taken);

      if (self->n_begun > self->n_taken)
        item = g_queue_pop_head (&slot->items);
      if (item == NULL)
        g_cond_wait (&self->changed, &self->lock);
    }
  if (item != NULL && item->is_last)
    {
      self->n_bytes -= get_slot (self, self->n_taken)->n_bytes;
      self->n_taken++;
    }
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  return item;
}
