#include "pd-reading-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>

#include "pd-migration.h"
#include "pd-snapshot.h"

#define FILE_NAME "project.pidian"

struct _PdReadingCopy
{
  char *folder;
  char *path;
  /* The folder, locked as long as it is in use: so a copy is known that was left by a program that was killed. */
  int fd;
};

static gboolean
fail (GError **error,
      int code)
{
  g_set_error_literal (error, PD_STORE_ERROR, code == ENOSPC ? PD_STORE_ERROR_FULL : PD_STORE_ERROR_FAILED, g_strerror (code));
  return FALSE;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
}

static int
lock_folder (const char *folder)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd != -1 && flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;
  if (fd != -1)
    g_close (fd, NULL);
  return -1;
}

static void
remove_left (const char *parent)
{
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (parent, name, NULL);
      int fd = lock_folder (folder);

      if (fd == -1)
        continue;
      remove_folder (folder);
      g_close (fd, NULL);
    }
}

/**
 * pd_reading_copy_new:
 * @path: a project file of an older version
 * @error: return location for an error
 *
 * Makes a copy and brings it up to date.
 *
 * Returns: (transfer full): the copy, or %NULL with an error
 */
PdReadingCopy *
pd_reading_copy_new (const char *path,
                     GError **error)
{
  g_autoptr (PdReadingCopy) self = g_new0 (PdReadingCopy, 1);
  g_autofree char *parent = g_build_filename (g_get_user_state_dir (), "pidian", "reading-copies", NULL);

  g_return_val_if_fail (path != NULL, NULL);

  self->fd = -1;
  if (g_mkdir_with_parents (parent, 0700) != 0)
    {
      fail (error, errno);
      return NULL;
    }
  remove_left (parent);
  self->folder = g_build_filename (parent, "XXXXXX", NULL);
  if (g_mkdtemp_full (self->folder, 0700) == NULL)
    {
      fail (error, errno);
      g_clear_pointer (&self->folder, g_free);
      return NULL;
    }
  /* Where another program takes it for one that was left, just now, making the copy fails, and nothing else does. */
  self->fd = lock_folder (self->folder);
  self->path = g_build_filename (self->folder, FILE_NAME, NULL);
  if (!pd_snapshot_write (path, self->path, NULL, NULL, NULL, error) || !pd_migration_upgrade_copy (self->path, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * pd_reading_copy_free:
 *
 * Removes the copy.
 */
void
pd_reading_copy_free (PdReadingCopy *self)
{
  if (self->folder != NULL)
    remove_folder (self->folder);
  if (self->fd != -1)
    g_close (self->fd, NULL);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

/**
 * pd_reading_copy_get_path:
 *
 * Returns: (transfer none): the file
 */
const char *
pd_reading_copy_get_path (const PdReadingCopy *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}
