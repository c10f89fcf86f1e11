#include "pd-document-portal.h"

#include <string.h>
#include <sys/xattr.h>

/* Where the portal tells which file it is that an application in a sandbox sees as another (xdg-desktop-portal 1.19). */
#define HOST_PATH "user.document-portal.host-path"

#define MAX_PATH_LENGTH 4096

/**
 * pd_document_portal_has:
 * @path: a file
 *
 * Returns: whether it is shown by the document portal: a file of the person's that an application in a sandbox was given.
 *   Its path may be another each time, and nothing can be put beside it
 */
gboolean
pd_document_portal_has (const char *path)
{
  g_autofree char *folder = g_strconcat (g_get_user_runtime_dir (), "/doc/", NULL);

  g_return_val_if_fail (path != NULL, FALSE);

  return g_str_has_prefix (path, folder) || g_str_has_prefix (path, "/run/flatpak/doc/");
}

/**
 * pd_document_portal_dup_host_path:
 * @path: a file
 *
 * Returns: (transfer full) (nullable): where a file that the document portal shows is outside of the sandbox, if it tells
 */
char *
pd_document_portal_dup_host_path (const char *path)
{
  g_autofree char *host_path = NULL;
  ssize_t length;

  g_return_val_if_fail (path != NULL, NULL);

  if (!pd_document_portal_has (path))
    return NULL;
  host_path = g_malloc (MAX_PATH_LENGTH + 1);
  length = getxattr (path, HOST_PATH, host_path, MAX_PATH_LENGTH);
  if (length <= 0)
    return NULL;
  host_path[length] = '\0';
  return g_steal_pointer (&host_path);
}
