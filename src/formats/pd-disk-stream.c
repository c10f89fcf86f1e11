#define _GNU_SOURCE

#include "pd-disk-stream.h"

#include <fcntl.h>

/* How much the system may keep in memory before the disk is told to begin. */
#define STEP (8 * 1024 * 1024)

/**
 * PdDiskStream:
 *
 * Writes a file that somebody will wait for to be on the disk.
 *
 * The system would leave the disk idle for seconds, and all of the file would have to be waited for at the end.
 */
struct _PdDiskStream
{
  GUnixOutputStream parent_instance;

  /* How much was written since the disk was last told to begin. */
  gsize n_bytes;
};

G_DEFINE_FINAL_TYPE (PdDiskStream, pd_disk_stream, G_TYPE_UNIX_OUTPUT_STREAM)

static gssize
pd_disk_stream_write (GOutputStream *stream,
                      const void *bytes,
                      gsize n_bytes,
                      GCancellable *cancellable,
                      GError **error)
{
  PdDiskStream *self = PD_DISK_STREAM (stream);
  gssize n_written = G_OUTPUT_STREAM_CLASS (pd_disk_stream_parent_class)->write_fn (stream, bytes, n_bytes, cancellable, error);

  self->n_bytes += MAX (n_written, 0);
  if (self->n_bytes >= STEP)
    {
      /* Only a hint: what goes wrong shows when the file is waited for. */
      sync_file_range (g_unix_output_stream_get_fd (G_UNIX_OUTPUT_STREAM (self)), 0, 0, SYNC_FILE_RANGE_WRITE);
      self->n_bytes = 0;
    }
  return n_written;
}

static void
pd_disk_stream_class_init (PdDiskStreamClass *klass)
{
  G_OUTPUT_STREAM_CLASS (klass)->write_fn = pd_disk_stream_write;
}

static void
pd_disk_stream_init (PdDiskStream *self)
{
}

/**
 * pd_disk_stream_new:
 * @fd: a file that is open for writing; it stays open when the stream is closed
 *
 * Returns: (transfer full) (type PdDiskStream): a stream to @fd
 */
GOutputStream *
pd_disk_stream_new (int fd)
{
  return g_object_new (PD_TYPE_DISK_STREAM, "fd", fd, "close-fd", FALSE, NULL);
}
