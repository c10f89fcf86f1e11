#include "pd-tag-path.h"

/**
 * pd_tag_path_split:
 * @path: the names of a tag and of those it is nested under, outermost first, joined by `/`; in a name `\/` is a
 *   slash and `\\` a backslash
 *
 * Returns: (transfer full): the names, without spaces around them and without empty ones
 */
GStrv
pd_tag_path_split (const char *path)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GString) name = g_string_new (NULL);

  g_return_val_if_fail (path != NULL, NULL);

  for (const char *p = path;; p++)
    {
      if (*p == '\\' && (p[1] == '/' || p[1] == '\\'))
        {
          g_string_append_c (name, *++p);
          continue;
        }
      if (*p != '/' && *p != '\0')
        {
          g_string_append_c (name, *p);
          continue;
        }
      g_strstrip (name->str);
      if (*name->str != '\0')
        g_strv_builder_add (names, name->str);
      g_string_truncate (name, 0);
      if (*p == '\0')
        return g_strv_builder_end (names);
    }
}

/**
 * pd_tag_path_join:
 * @names: (array zero-terminated=1): names, outermost first
 *
 * Returns: (transfer full): the path of them
 */
char *
pd_tag_path_join (const char *const *names)
{
  GString *path = g_string_new (NULL);

  g_return_val_if_fail (names != NULL, NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (path, '/');
      for (const char *p = names[i]; *p != '\0'; p++)
        {
          if (*p == '/' || *p == '\\')
            g_string_append_c (path, '\\');
          g_string_append_c (path, *p);
        }
    }
  return g_string_free (path, FALSE);
}
