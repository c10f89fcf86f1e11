#define _GNU_SOURCE
#include "pd-html-style.h"

#include <string.h>

/**
 * pd_html_style_says:
 * @style: (nullable): the value of an element's style attribute
 * @property: the name of a property
 * @value: a word
 *
 * Returns: whether it gives the property this value, as `display: none !important` does
 */
gboolean
pd_html_style_says (const char *style,
                    const char *property,
                    const char *value)
{
  gsize n_property = strlen (property), n_value = strlen (value);

  for (const char *p = style; p != NULL && (p = strcasestr (p, property)) != NULL; p += n_property)
    {
      const char *said = p + n_property;

      if (p > style && (g_ascii_isalnum (p[-1]) || p[-1] == '-'))
        continue;
      said += strspn (said, " \t\n");
      if (*said != ':')
        continue;
      said += 1 + strspn (said + 1, " \t\n");
      if (g_ascii_strncasecmp (said, value, n_value) == 0 && !g_ascii_isalnum (said[n_value]) && said[n_value] != '.' && said[n_value] != '-')
        return TRUE;
    }
  return FALSE;
}
