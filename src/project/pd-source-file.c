#include "pd-source-file.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "pd-project-file.h"
#include "pd-sniffer.h"
#include "pd-source-reader.h"

/* GIO's own sentences name the file already; these are said of many files in a list that names each. */
static void
simplify_error (GError **error)
{
  const char *message = NULL;

  if (g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    message = _ ("There is no such file.");
  else if (g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    message = _ ("You may not read this file.");
  if (message != NULL)
    {
      g_clear_error (error);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, message);
    }
}

/* An archive may be larger than what is in it is allowed to be. */
static int
open_archive (const char *path)
{
  char start[4];
  int file = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

  if (file < 0)
    return -1;
  if (read (file, start, sizeof start) == sizeof start && pd_sniffer_is_archive (start, sizeof start) && lseek (file, 0, SEEK_SET) == 0)
    return file;
  close (file);
  return -1;
}

static GBytes *
load (const char *path,
      int *archive,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return NULL;
  if (pd_project_file_is_name (path))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("This is a project: open it instead."));
      return NULL;
    }
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _ ("This is not a file that can be read."));
      return NULL;
    }
  if (g_file_info_get_size (info) <= PD_SOURCE_READER_MAX_BYTES)
    return g_file_load_bytes (file, cancellable, NULL, error);
  if (archive != NULL)
    *archive = open_archive (path);
  if (archive == NULL || *archive < 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _ ("The file is larger than 64 MiB, which no article is."));
  return NULL;
}

/**
 * pd_source_file_load:
 * @path: a file
 * @archive: (out) (optional): a file descriptor of an archive that is too large to be loaded, to be closed; -1 otherwise
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Reads a file's bytes, unless they are too many for an article. It waits for the disk.
 *
 * Returns: (transfer full) (nullable): the bytes; %NULL with @archive or an error, whose message is a sentence that does not name
 *   the file
 */
GBytes *
pd_source_file_load (const char *path,
                     int *archive,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GError) failure = NULL;
  GBytes *bytes;

  g_return_val_if_fail (path != NULL, NULL);

  if (archive != NULL)
    *archive = -1;
  bytes = load (path, archive, cancellable, &failure);
  if (failure != NULL)
    {
      simplify_error (&failure);
      g_propagate_error (error, g_steal_pointer (&failure));
    }
  return bytes;
}
