#include "pd-tag-path.h"

/* A path is the names of a tag and of those it is nested under, outermost first, joined by `/`; in a name `\/` is a
 * slash and `\\` a backslash. */

/**
 * pd_tag_path_split:
 * @typed: a path as a person types it
 *
 * Returns: (transfer full): the names, without spaces around them and without empty ones
 */
GStrv
pd_tag_path_split (const char *typed)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GString) name = g_string_new (NULL);

  g_return_val_if_fail (typed != NULL, NULL);

  for (const char *p = typed;; p++)
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

static gboolean
is_blank (const char *name)
{
  for (; *name != '\0'; name = g_utf8_next_char (name))
    {
      if (!g_unichar_isspace (g_utf8_get_char (name)))
        return FALSE;
    }
  return TRUE;
}

/**
 * pd_tag_path_parse:
 * @path: a path as a program writes it, to the letter
 *
 * Returns: (transfer full) (nullable): the names as they are; %NULL where a name is blank, or a backslash stands before
 *   anything else than a slash or a backslash
 */
GStrv
pd_tag_path_parse (const char *path)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GString) name = g_string_new (NULL);

  g_return_val_if_fail (path != NULL, NULL);

  for (const char *p = path;; p++)
    {
      if (*p != '/' && *p != '\0')
        {
          if (*p == '\\' && *++p != '/' && *p != '\\')
            return NULL;
          g_string_append_c (name, *p);
          continue;
        }
      if (is_blank (name->str))
        return NULL;
      g_strv_builder_add (names, name->str);
      g_string_truncate (name, 0);
      if (*p == '\0')
        return g_strv_builder_end (names);
    }
}

/**
 * pd_tag_path_append:
 * @path: a path, or an empty string
 * @name: the name of a tag under it
 *
 * Makes it the path of that tag.
 */
void
pd_tag_path_append (GString *path,
                    const char *name)
{
  g_return_if_fail (path != NULL);
  g_return_if_fail (name != NULL);

  if (path->len > 0)
    g_string_append_c (path, '/');
  for (const char *p = name; *p != '\0'; p++)
    {
      if (*p == '/' || *p == '\\')
        g_string_append_c (path, '\\');
      g_string_append_c (path, *p);
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
  GString *path;

  g_return_val_if_fail (names != NULL, NULL);

  path = g_string_new (NULL);
  for (; *names != NULL; names++)
    pd_tag_path_append (path, *names);
  return g_string_free (path, FALSE);
}
