#include "pd-member-path.h"

#include <string.h>

/**
 * pd_member_path_resolve:
 * @from: the path of a member of an archive
 * @reference: where something is, as that member says it: a path, perhaps with an anchor behind it
 *
 * Returns: (transfer full): the path within the archive. It is only ever compared with those of its members.
 */
char *
pd_member_path_resolve (const char *from,
                        const char *reference)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = NULL;
  g_autofree char *plain = NULL;
  g_auto (GStrv) pieces = NULL;
  const char *slash;

  g_return_val_if_fail (from != NULL, NULL);
  g_return_val_if_fail (reference != NULL, NULL);

  slash = strrchr (from, '/');
  if (*reference == '/' || slash == NULL)
    path = g_strdup (reference);
  else
    path = g_strdup_printf ("%.*s/%s", (int) (slash - from), from, reference);
  path[strcspn (path, "#?")] = '\0';
  plain = g_uri_unescape_string (path, NULL);
  pieces = g_strsplit (plain != NULL && g_utf8_validate (plain, -1, NULL) ? plain : path, "/", -1);
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      if (*pieces[i] == '\0' || g_str_equal (pieces[i], "."))
        continue;
      if (!g_str_equal (pieces[i], ".."))
        g_ptr_array_add (parts, g_strdup (pieces[i]));
      else if (parts->len > 0)
        g_ptr_array_set_size (parts, parts->len - 1);
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv ("/", (char **) parts->pdata);
}

/**
 * pd_member_path_leads_out:
 * @path: the path of a member of an archive
 *
 * Returns: whether whoever unpacked it there would write outside of the folder that he unpacks into
 */
gboolean
pd_member_path_leads_out (const char *path)
{
  g_auto (GStrv) pieces = NULL;

  g_return_val_if_fail (path != NULL, TRUE);

  if (*path == '/' || (g_ascii_isalpha (path[0]) && path[1] == ':'))
    return TRUE;
  pieces = g_strsplit (path, "/", -1);
  return g_strv_contains ((const char *const *) pieces, "..");
}

/**
 * pd_member_path_is_hidden:
 * @path: the path of a member of an archive
 *
 * Returns: whether it is what systems leave in archives and people do not see
 */
gboolean
pd_member_path_is_hidden (const char *path)
{
  g_auto (GStrv) pieces = NULL;

  g_return_val_if_fail (path != NULL, TRUE);

  pieces = g_strsplit (path, "/", -1);
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      if ((*pieces[i] == '.' && !g_str_equal (pieces[i], ".") && !g_str_equal (pieces[i], "..")) || g_str_equal (pieces[i], "__MACOSX"))
        return TRUE;
      if (g_ascii_strcasecmp (pieces[i], "Thumbs.db") == 0 || g_ascii_strcasecmp (pieces[i], "desktop.ini") == 0)
        return TRUE;
    }
  return FALSE;
}
