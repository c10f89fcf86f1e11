#include "pd-codebook-entry.h"

#include <glib/gi18n-lib.h>

#include "pd-tag-path.h"

/* In code points. What is longer is a sentence that got into the wrong column. */
#define MAX_NAME 500

/* On one line, and without spaces around it. */
static char *
clean_name (const char *name)
{
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (clean, g_unichar_iscntrl (c) ? ' ' : c);
    }
  return g_strstrip (g_string_free_and_steal (g_steal_pointer (&clean)));
}

/**
 * pd_codebook_entry_add:
 * @outline: a codebook that is being read
 * @id: (nullable): what the file says is the UUID of the tag
 * @name: (nullable): its name, in UTF-8
 * @parent: the index of the tag that it is nested under, or -1
 * @error: return location for an error
 *
 * Adds a tag that a file of anybody's has.
 *
 * Returns: its index, or -1 with an error where a codebook can have no such tag
 */
int
pd_codebook_entry_add (PdTagOutline *outline,
                       const char *id,
                       const char *name,
                       int parent,
                       GError **error)
{
  g_autofree char *clean = clean_name (name != NULL ? name : "");
  g_autofree char *plain_id = NULL;
  int index;

  g_return_val_if_fail (outline != NULL, -1);

  if (*clean == '\0')
    {
      g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_SYNTAX, _ ("A tag in the file has no name."));
      return -1;
    }
  if (g_utf8_strlen (clean, -1) > MAX_NAME)
    {
      g_set_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_SYNTAX, _ ("The name of a tag in the file has more than %u characters."), MAX_NAME);
      return -1;
    }
  if (pd_tag_outline_get_n (outline) >= PD_CODEBOOK_MAX_TAGS)
    {
      g_set_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_TOO_LARGE, _ ("The file has more than %u tags, which no codebook has."), PD_CODEBOOK_MAX_TAGS);
      return -1;
    }
  /* Some programs write it in braces. */
  if (id != NULL && *id == '{')
    plain_id = g_strdelimit (g_strdup (id + 1), "}", '\0');
  index = pd_tag_outline_add (outline, plain_id != NULL ? plain_id : id, clean, parent);
  if (index < 0)
    g_set_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_SYNTAX, _ ("Tags in the file are nested more than %u deep."), PD_TAG_PATH_MAX_LEVELS);
  return index;
}

/**
 * pd_codebook_entry_clean_colour:
 * @colour: (nullable): what a file says is a colour
 *
 * Returns: (transfer full) (nullable): it as #rrggbb, or %NULL where it is none
 */
char *
pd_codebook_entry_clean_colour (const char *colour)
{
  g_autofree char *lower = colour != NULL ? g_strstrip (g_ascii_strdown (colour, -1)) : NULL;

  if (lower == NULL)
    return NULL;
  if (g_regex_match_simple ("^#[0-9a-f]{6}$", lower, G_REGEX_DOLLAR_ENDONLY, G_REGEX_MATCH_DEFAULT))
    return g_steal_pointer (&lower);
  if (g_regex_match_simple ("^#[0-9a-f]{3}$", lower, G_REGEX_DOLLAR_ENDONLY, G_REGEX_MATCH_DEFAULT))
    return g_strdup_printf ("#%1$c%1$c%2$c%2$c%3$c%3$c", lower[1], lower[2], lower[3]);
  return NULL;
}
