#include "pd-kept-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define BUFFER_SIZE (1 << 20)

struct _PdKeptFile
{
  char *path;
  /* The file that was copied, which SQLite may hold locks on: they would be gone if it were closed. */
  int fd;
};

static gboolean
fail (GError **error,
      int code)
{
  g_set_error (error, PD_STORE_ERROR, code == ENOSPC || code == EDQUOT ? PD_STORE_ERROR_FULL : PD_STORE_ERROR_FAILED,
               _ ("The project could not be kept as it was (%s). Nothing was changed."), g_strerror (code));
  return FALSE;
}

/* "study (version 1).pidian", "study (version 1, 2).pidian" … */
static char *
make_name (const char *beside,
           int version,
           guint number)
{
  g_autofree char *stem = g_str_has_suffix (beside, ".pidian") ? g_strndup (beside, strlen (beside) - strlen (".pidian")) : g_strdup (beside);
  /* Translators: stands in the name of the file that a project is kept in as it was: "study (version 1).pidian". */
  g_autofree char *label = g_strdup_printf (_ ("version %d"), version);

  return number == 1 ? g_strdup_printf ("%s (%s).pidian", stem, label) : g_strdup_printf ("%s (%s, %u).pidian", stem, label, number);
}

static gboolean
is_same_file (const char *first,
              const char *second)
{
  GStatBuf a, b;

  return g_stat (first, &a) == 0 && g_stat (second, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

static gboolean
write_all (int fd,
           const char *bytes,
           gssize n_bytes)
{
  while (n_bytes > 0)
    {
      gssize n = write (fd, bytes, n_bytes);

      if (n < 0 && errno != EINTR)
        return FALSE;
      if (n > 0)
        {
          bytes += n;
          n_bytes -= n;
        }
    }
  return TRUE;
}

static gboolean
copy_bytes (int from,
            int to)
{
  g_autofree char *buffer = g_malloc (BUFFER_SIZE);
  gssize n;

  do
    {
      n = read (from, buffer, BUFFER_SIZE);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0 || !write_all (to, buffer, n))
        return FALSE;
    }
  while (n != 0);
  return g_fsync (to) == 0;
}

/* Whole or not at all: what is not finished has another name. */
static gboolean
copy_file (PdKeptFile *self,
           const char *path,
           GError **error)
{
  g_autofree char *part = g_strconcat (self->path, ".part", NULL);
  gboolean ok;
  int to;

  self->fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (self->fd == -1)
    return fail (error, errno);
  to = g_open (part, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
  if (to == -1)
    return fail (error, errno);
  ok = copy_bytes (self->fd, to);
  if (!ok)
    fail (error, errno);
  g_close (to, NULL);
  if (ok && g_rename (part, self->path) != 0)
    ok = fail (error, errno);
  if (!ok)
    g_unlink (part);
  return ok;
}

/**
 * pd_kept_file_new:
 * @path: a project file, which is to be replaced
 * @beside: a file beside which it is kept
 * @version: its version, which its new name says
 * @error: return location for an error
 *
 * Gives a file a second name that it keeps when another takes its place under the first. Where a file cannot have two
 * names, or where it is kept on another file system, it is copied.
 *
 * Returns: (transfer full): the file that is kept, or %NULL with an error
 */
PdKeptFile *
pd_kept_file_new (const char *path,
                  const char *beside,
                  int version,
                  GError **error)
{
  g_autoptr (PdKeptFile) self = g_new0 (PdKeptFile, 1);

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (beside != NULL, NULL);

  self->fd = -1;
  for (guint number = 1;; number++)
    {
      g_free (self->path);
      self->path = make_name (beside, version, number);
      /* The second name may be there from a time when the file was not replaced any more. */
      if (is_same_file (path, self->path) || link (path, self->path) == 0)
        return g_steal_pointer (&self);
      if (errno != EEXIST && !g_file_test (self->path, G_FILE_TEST_EXISTS))
        return copy_file (self, path, error) ? g_steal_pointer (&self) : NULL;
    }
}

/**
 * pd_kept_file_free:
 *
 * Forgets it; the file stays.
 */
void
pd_kept_file_free (PdKeptFile *self)
{
  if (self->fd != -1)
    g_close (self->fd, NULL);
  g_free (self->path);
  g_free (self);
}

/**
 * pd_kept_file_get_path:
 *
 * Returns: (transfer none): the file
 */
const char *
pd_kept_file_get_path (const PdKeptFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}
