#include "pd-scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>

struct _PdScratch
{
  char *folder;
  /* The folder, locked as long as it is in use: so one is known that was left by a program that was killed. */
  int fd;
};

static gboolean
fail (GError **error,
      int code)
{
  g_set_error_literal (error, PD_STORE_ERROR, code == ENOSPC || code == EDQUOT ? PD_STORE_ERROR_FULL : PD_STORE_ERROR_FAILED, g_strerror (code));
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
 * pd_scratch_new:
 * @kind: the folder that it is in, with others of its kind
 * @error: return location for an error
 *
 * Makes a folder, and removes those of its kind that were left by programs that did not end well.
 *
 * Returns: (transfer full): the folder, or %NULL with an error
 */
PdScratch *
pd_scratch_new (const char *kind,
                GError **error)
{
  g_autoptr (PdScratch) self = g_new0 (PdScratch, 1);
  g_autofree char *parent = NULL;

  g_return_val_if_fail (kind != NULL, NULL);

  self->fd = -1;
  parent = g_build_filename (g_get_user_state_dir (), "pidian", kind, NULL);
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
  /* Where another program takes it for one that was left, just now, what is made in it fails, and nothing else does. */
  self->fd = lock_folder (self->folder);
  return g_steal_pointer (&self);
}

/**
 * pd_scratch_free:
 *
 * Removes the folder.
 */
void
pd_scratch_free (PdScratch *self)
{
  if (self->folder != NULL)
    remove_folder (self->folder);
  if (self->fd != -1)
    g_close (self->fd, NULL);
  g_free (self->folder);
  g_free (self);
}

/**
 * pd_scratch_make_path:
 * @name: a file's name
 *
 * Returns: (transfer full): where a file of that name is, or would be
 */
char *
pd_scratch_make_path (const PdScratch *self,
                      const char *name)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return g_build_filename (self->folder, name, NULL);
}
