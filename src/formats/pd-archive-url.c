#include "pd-archive-url.h"

#include <string.h>

/* Archives of the web, by their hosts; a part of the name is enough where an archive has many. */
static const char *const hosts[] = {
  "web.archive.org",
  "archive.org",
  "archive.is",
  "archive.today",
  "archive.ph",
  "archive.vn",
  "archive.fo",
  "archive.li",
  "archive.md",
  "perma.cc",
  "webcitation.org",
  "megalodon.jp",
  "webcache.googleusercontent.com",
  "ghostarchive.org",
  "warp.da.ndl.go.jp",
  "wayback.archive-it.org",
  "webarchive.nationalarchives.gov.uk",
  "arquivo.pt",
  NULL,
};

/**
 * pd_archive_url_is:
 * @url: an address
 *
 * Returns: whether it leads to an archive of the web
 */
gboolean
pd_archive_url_is (const char *url)
{
  const char *host, *end;

  g_return_val_if_fail (url != NULL, FALSE);

  host = strstr (url, "://");
  if (host == NULL)
    return FALSE;
  host += 3;
  if (g_ascii_strncasecmp (host, "www.", 4) == 0)
    host += 4;
  end = host + strcspn (host, "/:?#");
  for (guint i = 0; hosts[i] != NULL; i++)
    {
      if (strlen (hosts[i]) == (gsize) (end - host) && g_ascii_strncasecmp (host, hosts[i], end - host) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * pd_archive_url_dup_original:
 * @url: an address in an archive of the web
 *
 * Returns: (transfer full) (nullable): the address of what was archived, where the archive's own says it
 */
char *
pd_archive_url_dup_original (const char *url)
{
  const char *path, *original = NULL;

  g_return_val_if_fail (url != NULL, NULL);

  path = strstr (url, "://");
  if (path == NULL)
    return NULL;
  path += 3;
  for (const char *p = path; p != NULL; p = strstr (p + 1, "/http"))
    {
      if (g_str_has_prefix (p, "/http://") || g_str_has_prefix (p, "/https://"))
        original = p + 1;
      if (original != NULL)
        break;
    }
  return original != NULL ? g_strdup (original) : NULL;
}
