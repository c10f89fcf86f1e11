#include "pd-unique-name.h"

/**
 * pd_unique_name_in:
 * @folder: a folder's path
 *
 * Returns: (transfer full): the path of something hidden in @folder that is hardly there yet; who makes it must see to
 *   that. It is short, whatever it stands in for, so that no name becomes too long
 */
char *
pd_unique_name_in (const char *folder)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  name = g_strdup_printf (".pidian-%08x%08x", g_random_int (), g_random_int ());
  return g_build_filename (folder, name, NULL);
}
