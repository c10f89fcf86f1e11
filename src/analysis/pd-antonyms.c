#include "pd-antonyms.h"

#include <string.h>

typedef struct
{
  const char *a;
  const char *b;
} Antonyms;

#include "pd-antonyms.inc"

/* In more than a word, single characters say little about each other. */
#define LONGEST_WORD 4

static gboolean
are_words (const char *a,
           const char *b)
{
  for (guint i = 0; i < G_N_ELEMENTS (antonyms); i++)
    {
      if ((strcmp (a, antonyms[i].a) == 0 && strcmp (b, antonyms[i].b) == 0) || (strcmp (a, antonyms[i].b) == 0 && strcmp (b, antonyms[i].a) == 0))
        return TRUE;
    }
  return FALSE;
}

/* 巨大 and 微小: one has what the other has the opposite of. */
static gboolean
have_characters (const char *a,
                 const char *b)
{
  for (guint i = 0; i < G_N_ELEMENTS (antonym_characters); i++)
    {
      const char *x = antonym_characters[i].a, *y = antonym_characters[i].b;

      if ((strstr (a, x) != NULL && strstr (b, y) != NULL && strstr (a, y) == NULL && strstr (b, x) == NULL)
          || (strstr (a, y) != NULL && strstr (b, x) != NULL && strstr (a, x) == NULL && strstr (b, y) == NULL))
        return TRUE;
    }
  return FALSE;
}

/**
 * pd_antonyms_are:
 * @a: a word, folded
 * @b: another
 *
 * Returns: whether one says the opposite of the other, as far as a small table knows
 */
gboolean
pd_antonyms_are (const char *a,
                 const char *b)
{
  glong n_a, n_b;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (are_words (a, b))
    return TRUE;
  n_a = g_utf8_strlen (a, -1);
  n_b = g_utf8_strlen (b, -1);
  return n_a <= LONGEST_WORD && n_b <= LONGEST_WORD && ABS (n_a - n_b) <= 1 && have_characters (a, b);
}

static gboolean
begins_with_any (const char *p,
                 const char *const *list,
                 gsize n,
                 gsize *length)
{
  for (gsize i = 0; i < n; i++)
    {
      if (g_str_has_prefix (p, list[i]))
        {
          *length = strlen (list[i]);
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * pd_antonyms_count_negations:
 * @words: some words, folded
 *
 * Returns: how often they deny something
 */
guint
pd_antonyms_count_negations (const char *words)
{
  guint n = 0;

  g_return_val_if_fail (words != NULL, 0);

  for (const char *p = words; *p != '\0';)
    {
      gsize length = g_utf8_next_char (p) - p;

      if (!begins_with_any (p, harmless, G_N_ELEMENTS (harmless), &length) && begins_with_any (p, negations, G_N_ELEMENTS (negations), &length))
        n++;
      p += length;
    }
  return n;
}

/**
 * pd_antonyms_get_bound:
 * @words: some words, folded
 *
 * Returns: (nullable): how they bound a figure, if they do: `under`, `over`, `nearly` or `about`
 */
const char *
pd_antonyms_get_bound (const char *words)
{
  g_return_val_if_fail (words != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    {
      if (strstr (words, bounds[i].a) != NULL)
        return bounds[i].b;
    }
  return NULL;
}
