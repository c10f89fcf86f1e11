/* renameat2 () */
#define _GNU_SOURCE

#include "pd-folder-swap.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "pd-data-package.h"
#include "pd-unique-name.h"

static gboolean
is_empty (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);

  return entries != NULL && g_dir_read_name (entries) == NULL;
}

/**
 * pd_folder_swap_check:
 * @target: a path
 * @error: return location for an error
 *
 * Checks that an export may go to a path: there is nothing there, an empty folder, or an earlier export.
 *
 * Returns: whether it may; otherwise @error is of %PD_FORMAT_ERROR
 */
gboolean
pd_folder_swap_check (const char *target,
                      GError **error)
{
  g_autoptr (GHashTable) names = NULL;
  GStatBuf status;

  g_return_val_if_fail (target != NULL, FALSE);

  if (g_stat (target, &status) != 0)
    {
      if (errno == ENOENT)
        return TRUE;
      pd_format_error_set_from_errno (error, errno);
      return FALSE;
    }
  if (!S_ISDIR (status.st_mode))
    {
      g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_IN_THE_WAY, _ ("There is a file of that name, where a folder is to be written."));
      return FALSE;
    }
  names = pd_data_package_list_files (target);
  if (names == NULL && !is_empty (target))
    {
      g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_IN_THE_WAY, _ ("The folder holds other files and no earlier export; choose a new or an empty one."));
      return FALSE;
    }
  return TRUE;
}

/**
 * pd_folder_swap_remove:
 * @folder: a folder's path
 * @names: (element-type utf8): names of files in it
 *
 * Removes files from a folder, and the folder where nothing else is in it.
 */
void
pd_folder_swap_remove (const char *folder,
                       GHashTable *names)
{
  GHashTableIter iter;
  gpointer name;

  g_return_if_fail (folder != NULL);
  g_return_if_fail (names != NULL);

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/* The files of a folder reach the disk before it takes the place of another. */
static gboolean
synchronise (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofd int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

      if (fd < 0 || fsync (fd) != 0)
        return FALSE;
    }
  return entries != NULL;
}

/* Puts made where target is, and target where old says. Where the file system cannot exchange two names, there is a
 * moment in which neither has that of target. */
static gboolean
exchange (const char *made,
          const char *target,
          char **old)
{
  g_autofree char *folder = NULL;
  g_autofree char *aside = NULL;

  if (renameat2 (AT_FDCWD, made, AT_FDCWD, target, RENAME_EXCHANGE) == 0)
    {
      *old = g_strdup (made);
      return TRUE;
    }
  if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
    return FALSE;

  folder = g_path_get_dirname (target);
  aside = pd_unique_name_in (folder);
  if (g_rename (target, aside) != 0)
    return FALSE;
  if (g_rename (made, target) != 0)
    {
      int code = errno;

      g_rename (aside, target);
      errno = code;
      return FALSE;
    }
  *old = g_steal_pointer (&aside);
  return TRUE;
}

/* A person's own files, such as a script beside the tables that it reads, stay in the folder. */
static void
carry_over (const char *old,
            const char *target)
{
  g_autoptr (GDir) entries = g_dir_open (old, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *from = g_build_filename (old, name, NULL);
      g_autofree char *to = g_build_filename (target, name, NULL);

      if (!g_file_test (to, G_FILE_TEST_EXISTS) && g_rename (from, to) != 0)
        g_warning ("%s could not be moved back to %s: %s", from, to, g_strerror (errno));
    }
}

/**
 * pd_folder_swap:
 * @made: the path of a folder that is complete, beside @target
 * @target: where it is to go
 * @error: return location for an error
 *
 * Puts a folder in place at once. Of an earlier export that was there, its files go; what others put beside them stays.
 *
 * Returns: whether it is in place; otherwise @target is as it was, and @error is of %PD_FORMAT_ERROR
 */
gboolean
pd_folder_swap (const char *made,
                const char *target,
                GError **error)
{
  g_autoptr (GHashTable) names = NULL;
  g_autofree char *old = NULL;

  g_return_val_if_fail (made != NULL, FALSE);
  g_return_val_if_fail (target != NULL, FALSE);

  if (!pd_folder_swap_check (target, error))
    return FALSE;
  if (!g_file_test (target, G_FILE_TEST_EXISTS))
    {
      if (g_rename (made, target) == 0)
        return TRUE;
      pd_format_error_set_from_errno (error, errno);
      return FALSE;
    }

  names = pd_data_package_list_files (target);
  if ((names != NULL && !synchronise (made)) || !exchange (made, target, &old))
    {
      pd_format_error_set_from_errno (error, errno);
      return FALSE;
    }
  if (names == NULL)
    names = g_hash_table_new (g_str_hash, g_str_equal);
  pd_folder_swap_remove (old, names);
  carry_over (old, target);
  g_rmdir (old);
  return TRUE;
}
