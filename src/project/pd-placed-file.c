/* O_PATH: what is opened so can be asked about, and nothing else. */
#define _GNU_SOURCE

#include "pd-placed-file.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

struct _PdPlacedFile
{
  char *path;
  /* Closing it takes none of the locks away that SQLite has on the file, unlike any other. */
  int fd;
};

G_DEFINE_ENUM_TYPE (PdFilePlace, pd_file_place, G_DEFINE_ENUM_VALUE (PD_FILE_PLACE_SAME, "same"), G_DEFINE_ENUM_VALUE (PD_FILE_PLACE_MOVED, "moved"), G_DEFINE_ENUM_VALUE (PD_FILE_PLACE_GONE, "gone"))

/**
 * pd_placed_file_new:
 * @path: a file on a local disk
 *
 * Returns: (transfer full) (nullable): what knows that file whatever it is called; %NULL where it cannot be opened
 */
PdPlacedFile *
pd_placed_file_new (const char *path)
{
  PdPlacedFile *self;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  fd = g_open (path, O_PATH | O_CLOEXEC, 0);
  if (fd == -1)
    return NULL;
  self = g_new0 (PdPlacedFile, 1);
  self->path = g_canonicalize_filename (path, NULL);
  self->fd = fd;
  return self;
}

/**
 * pd_placed_file_free:
 *
 * Forgets it.
 */
void
pd_placed_file_free (PdPlacedFile *self)
{
  g_close (self->fd, NULL);
  g_free (self->path);
  g_free (self);
}

static gboolean
is_at (const char *path,
       const struct stat *info)
{
  struct stat other;

  return stat (path, &other) == 0 && other.st_dev == info->st_dev && other.st_ino == info->st_ino;
}

/* Trash/files in the person's data; .Trash/1000/files or .Trash-1000/files at the top of other disks. */
static gboolean
is_in_trash (const char *path)
{
  const char *trash = strstr (path, "/.Trash");

  return strstr (path, "/Trash/files/") != NULL || (trash != NULL && strstr (trash, "/files/") != NULL);
}

/**
 * pd_placed_file_find:
 * @moved_path: (out) (nullable): what it is called now, where it was moved
 *
 * Finds out where the file is. It asks the system, and reads nothing.
 *
 * Returns: where it is; what was moved and cannot be found is gone, and so is what waits in the trash to be deleted
 */
PdFilePlace
pd_placed_file_find (const PdPlacedFile *self,
                     char **moved_path)
{
  g_autofree char *link = NULL;
  g_autofree char *path = NULL;
  struct stat info = { 0 };

  g_return_val_if_fail (self != NULL, PD_FILE_PLACE_SAME);
  g_return_val_if_fail (moved_path != NULL, PD_FILE_PLACE_SAME);

  *moved_path = NULL;
  if (fstat (self->fd, &info) == 0 && is_at (self->path, &info))
    return PD_FILE_PLACE_SAME;
  link = g_strdup_printf ("/proc/self/fd/%d", self->fd);
  path = g_file_read_link (link, NULL);
  if (path == NULL || !is_at (path, &info) || is_in_trash (path))
    return PD_FILE_PLACE_GONE;
  *moved_path = g_steal_pointer (&path);
  return PD_FILE_PLACE_MOVED;
}
