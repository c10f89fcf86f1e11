#include "pd-file-sync.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>

/**
 * pd_file_sync:
 * @path: a file or folder
 * @error: return location for an error
 *
 * Waits until what was written is on the disk. Not every file system can do this for a folder; then it is in its own time.
 *
 * Returns: whether it is; %PD_STORE_ERROR_FULL where the disk is full, which may show only here
 */
gboolean
pd_file_sync (const char *path,
              GError **error)
{
  int fd, code;

  g_return_val_if_fail (path != NULL, FALSE);

  fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  code = fd != -1 && g_fsync (fd) == 0 ? 0 : errno;
  if (fd != -1)
    g_close (fd, NULL);
  if (code != 0)
    g_set_error_literal (error, PD_STORE_ERROR, code == ENOSPC || code == EDQUOT ? PD_STORE_ERROR_FULL : PD_STORE_ERROR_FAILED, g_strerror (code));
  return code == 0;
}
