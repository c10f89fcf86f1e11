#include "pd-qdc-description.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* REFI-QDA has one text for what is said of a code. What Pidian keeps apart has a paragraph of its own in it, which begins with what it is, in
 * the language of who writes it; it is known again in that of who reads it, and in English. */
static const struct
{
  PdTagText text;
  const char *label;
} parts[] = {
  { PD_TAG_TEXT_WHEN_TO_USE, N_ ("When to Use It") },
  { PD_TAG_TEXT_WHEN_NOT_TO_USE, N_ ("When Not to Use It") },
};

/**
 * pd_qdc_description_join:
 * @entry: a tag
 *
 * Returns: (transfer full) (nullable): what is said of how to use it, in one text
 */
char *
pd_qdc_description_join (const PdTagEntry *entry)
{
  g_autoptr (GString) joined = NULL;

  g_return_val_if_fail (entry != NULL, NULL);

  joined = g_string_new (entry->texts[PD_TAG_TEXT_DESCRIPTION]);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (entry->texts[parts[i].text] != NULL)
        g_string_append_printf (joined, "%s%s: %s", joined->len > 0 ? "\n\n" : "", _ (parts[i].label), entry->texts[parts[i].text]);
    }
  return joined->len > 0 ? g_string_free_and_steal (g_steal_pointer (&joined)) : NULL;
}

/* Where a paragraph begins with one of these, or NULL. */
static const char *
find_start (const char *text,
            const char *start)
{
  const char *found = text;

  while ((found = strstr (found, start)) != NULL)
    {
      if (found == text || (found >= text + 2 && found[-1] == '\n' && found[-2] == '\n'))
        return found;
      found += strlen (start);
    }
  return NULL;
}

static gboolean
take_part (PdTagOutline *outline,
           int index,
           PdTagText text,
           char *description,
           const char *label)
{
  g_autofree char *start = g_strconcat (label, ": ", NULL);
  char *found = (char *) find_start (description, start);

  if (found == NULL)
    return FALSE;
  pd_tag_outline_set_text (outline, index, text, g_strstrip (found + strlen (start)));
  *found = '\0';
  return TRUE;
}

/**
 * pd_qdc_description_split:
 * @outline: a codebook
 * @index: a tag
 * @description: what a file says of it
 *
 * Takes apart what [func@Pd.qdc_description_join] joined. What others have written is what the tag means.
 */
void
pd_qdc_description_split (PdTagOutline *outline,
                          int index,
                          const char *description)
{
  g_autofree char *rest = NULL;

  g_return_if_fail (outline != NULL);
  g_return_if_fail (description != NULL);

  rest = g_strdup (description);
  /* The last is behind the others. */
  for (gsize i = G_N_ELEMENTS (parts); i-- > 0;)
    {
      if (!take_part (outline, index, parts[i].text, rest, _ (parts[i].label)))
        take_part (outline, index, parts[i].text, rest, parts[i].label);
    }
  pd_tag_outline_set_text (outline, index, PD_TAG_TEXT_DESCRIPTION, g_strstrip (rest));
}
