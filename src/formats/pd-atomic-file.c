#include "pd-atomic-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "pd-disk-stream.h"
#include "pd-unique-name.h"

/**
 * PdAtomicFile:
 *
 * A file that is written whole or not at all.
 *
 * What is written goes to a file beside it, which takes its place when it is complete, and on the disk where it
 * replaces another; until then, and for good where that never happens, what was there before stays as it is. (GFileOutputStream puts a part of a
 * file in place when it is let go of, so it will not do.)
 *
 * A device or a pipe is written to as it is.
 */
struct _PdAtomicFile
{
  GObject parent_instance;

  char *path;
  /* The file beside it; NULL for a device, and when there is none any more. */
  char *temporary_path;
  /* Whether there is something that is lost if the computer stops before the new file is on the disk. */
  gboolean is_replacing;
  int fd;
  GOutputStream *stream;
};

G_DEFINE_FINAL_TYPE (PdAtomicFile, pd_atomic_file, G_TYPE_OBJECT)

static void
pd_atomic_file_finalize (GObject *object)
{
  PdAtomicFile *self = PD_ATOMIC_FILE (object);

  g_clear_object (&self->stream);
  g_clear_fd (&self->fd, NULL);
  if (self->temporary_path != NULL)
    g_unlink (self->temporary_path);
  g_free (self->temporary_path);
  g_free (self->path);

  G_OBJECT_CLASS (pd_atomic_file_parent_class)->finalize (object);
}

static void
pd_atomic_file_class_init (PdAtomicFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_atomic_file_finalize;
}

static void
pd_atomic_file_init (PdAtomicFile *self)
{
  self->fd = -1;
}

/* What a symbolic link points at is written, and the link stays one. */
static char *
resolve (const char *path)
{
  char *real = realpath (path, NULL);
  char *copy = g_strdup (real != NULL ? real : path);

  free (real);
  return copy;
}

static gboolean
open_beside (PdAtomicFile *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  do
    {
      g_free (self->temporary_path);
      self->temporary_path = pd_unique_name_in (folder);
      self->fd = g_open (self->temporary_path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    }
  while (self->fd < 0 && errno == EEXIST);
  if (self->fd < 0)
    g_clear_pointer (&self->temporary_path, g_free);
  return self->fd >= 0;
}

static gboolean
open_file (PdAtomicFile *self)
{
  GStatBuf status;

  if (g_stat (self->path, &status) != 0)
    return open_beside (self);
  if (S_ISDIR (status.st_mode))
    {
      errno = EISDIR;
      return FALSE;
    }
  if (!S_ISREG (status.st_mode))
    {
      self->fd = g_open (self->path, O_WRONLY | O_CLOEXEC, 0);
      return self->fd >= 0;
    }
  /* Who may write to the folder may replace any file in it; one that is read-only is so for a reason. */
  if (g_access (self->path, W_OK) != 0 || !open_beside (self))
    return FALSE;
  if (fchmod (self->fd, status.st_mode & 07777) != 0)
    g_debug ("The permissions of %s could not be kept", self->path);
  self->is_replacing = status.st_size > 0;
  return TRUE;
}

/**
 * pd_atomic_file_new:
 * @file: a local file, there or not
 * @error: return location for an error
 *
 * Begins to write a file.
 *
 * Returns: (transfer full): the file, or %NULL with an error of %PD_FORMAT_ERROR
 */
PdAtomicFile *
pd_atomic_file_new (GFile *file,
                    GError **error)
{
  g_autoptr (PdAtomicFile) self = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (g_file_peek_path (file) == NULL)
    {
      g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_WRITE, _ ("Only local files can be written."));
      return NULL;
    }
  self = g_object_new (PD_TYPE_ATOMIC_FILE, NULL);
  self->path = resolve (g_file_peek_path (file));
  if (!open_file (self))
    {
      pd_format_error_set_from_errno (error, errno);
      return NULL;
    }
  self->stream = self->is_replacing ? pd_disk_stream_new (self->fd) : g_unix_output_stream_new (self->fd, FALSE);
  return g_steal_pointer (&self);
}

/**
 * pd_atomic_file_get_stream:
 *
 * Returns: (transfer none): where to write what the file is to hold
 */
GOutputStream *
pd_atomic_file_get_stream (PdAtomicFile *self)
{
  g_return_val_if_fail (PD_IS_ATOMIC_FILE (self), NULL);

  return self->stream;
}

/**
 * pd_atomic_file_commit:
 * @cancellable: (nullable): something to stop it with
 * @error: return location for an error
 *
 * Puts what was written in place. Without this call nothing changes.
 *
 * Returns: whether the file is in place; otherwise @error is of %PD_FORMAT_ERROR, or is
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
pd_atomic_file_commit (PdAtomicFile *self,
                       GCancellable *cancellable,
                       GError **error)
{
  g_return_val_if_fail (PD_IS_ATOMIC_FILE (self), FALSE);
  g_return_val_if_fail (self->fd >= 0, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  g_clear_object (&self->stream);
  if (self->temporary_path == NULL)
    {
      g_clear_fd (&self->fd, NULL);
      return TRUE;
    }
  /* A full disk may show only here, or when the file is closed. */
  if ((self->is_replacing && fsync (self->fd) != 0) || close (g_steal_fd (&self->fd)) != 0 || g_rename (self->temporary_path, self->path) != 0)
    {
      pd_format_error_set_from_errno (error, errno);
      return FALSE;
    }
  g_clear_pointer (&self->temporary_path, g_free);
  return TRUE;
}

typedef struct
{
  GFile *file;
  PdAtomicWriter writer;
  gpointer data;
  GDestroyNotify free_data;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  if (request->free_data != NULL)
    request->free_data (request->data);
  g_object_unref (request->file);
  g_free (request);
}

static gboolean
write_whole (const Request *request,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (PdAtomicFile) atomic = pd_atomic_file_new (request->file, error);

  return atomic != NULL
         && request->writer (pd_atomic_file_get_stream (atomic), request->data, cancellable, error)
         && pd_atomic_file_commit (atomic, cancellable, error);
}

static void
write_in_thread (GTask *task,
                 gpointer source,
                 gpointer data,
                 GCancellable *cancellable)
{
  const Request *request = data;
  GError *error = NULL;

  if (write_whole (request, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * pd_atomic_file_write_async:
 * @file: a local file, there or not
 * @writer: (scope notified) (closure data) (destroy free_data): writes what it is to hold, in a thread
 * @data: for @writer
 * @free_data: (nullable): frees @data, in any thread
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is written
 * @user_data: handed to @callback
 *
 * Writes a whole file in a thread. What was there is replaced only when the new file is complete.
 */
void
pd_atomic_file_write_async (GFile *file,
                            PdAtomicWriter writer,
                            gpointer data,
                            GDestroyNotify free_data,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (writer != NULL);

  request = g_new0 (Request, 1);
  request->file = g_object_ref (file);
  request->writer = writer;
  request->data = data;
  request->free_data = free_data;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_atomic_file_write_async);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * pd_atomic_file_write_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether the file is in place; otherwise @error is of %PD_FORMAT_ERROR, is %G_IO_ERROR_CANCELLED, or is what the writer set
 */
gboolean
pd_atomic_file_write_finish (GAsyncResult *result,
                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
