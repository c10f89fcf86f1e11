#include "pd-match-key.h"

#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "pd-fold.h"

struct _PdMatchKey
{
  char *folded;
  /* One syllable after another, each ended by a space: "gui mo kun jing ". Empty where it is not spelled. */
  char *pinyin;
  char *initials;
};

static char *
to_utf8 (const UChar *string,
         int length)
{
  return g_utf16_to_utf8 ((const gunichar2 *) string, length, NULL, NULL, NULL);
}

static char *
transliterate (const char *name)
{
  static const char rules[] = "Han-Latin; Latin-ASCII; Lower";
  UErrorCode status = U_ZERO_ERROR;
  UChar id[sizeof rules];
  UTransliterator *transliterator;
  glong length = 0;
  g_autofree gunichar2 *utf16 = g_utf8_to_utf16 (name, -1, NULL, &length, NULL);
  g_autofree UChar *buffer = NULL;
  int capacity, limit, n;
  char *latin = NULL;

  if (utf16 == NULL)
    return g_strdup ("");
  /* The longest syllable, zhuang, with the space around it. */
  capacity = length * 8 + 1;
  buffer = g_new (UChar, capacity);
  memcpy (buffer, utf16, length * sizeof (UChar));
  limit = n = length;

  u_uastrcpy (id, rules);
  transliterator = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  if (U_SUCCESS (status))
    {
      utrans_transUChars (transliterator, buffer, &n, capacity, 0, &limit, &status);
      utrans_close (transliterator);
    }
  if (U_SUCCESS (status))
    latin = to_utf8 (buffer, n);
  return latin != NULL ? latin : g_strdup ("");
}

/**
 * pd_match_key_new:
 * @name: a name, in any script
 * @spelled: whether it is to be found by its pinyin too, which takes half a millisecond and more
 *
 * Returns: (transfer full): what @name can be found by
 */
PdMatchKey *
pd_match_key_new (const char *name,
                  gboolean spelled)
{
  PdMatchKey *self;
  g_autofree char *latin = NULL;
  g_auto (GStrv) syllables = NULL;
  GString *pinyin, *initials;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (PdMatchKey, 1);
  self->folded = pd_fold (name, -1);
  latin = spelled ? transliterate (name) : g_strdup ("");
  pinyin = g_string_new (NULL);
  initials = g_string_new (NULL);
  syllables = g_strsplit_set (latin, " /_-", -1);
  for (char **syllable = syllables; *syllable != NULL; syllable++)
    {
      if (**syllable == '\0')
        continue;
      g_string_append_printf (pinyin, "%s ", *syllable);
      g_string_append_unichar (initials, g_utf8_get_char (*syllable));
    }
  self->pinyin = g_string_free (pinyin, FALSE);
  self->initials = g_string_free (initials, FALSE);
  return self;
}

/**
 * pd_match_key_free:
 *
 * Frees a key.
 */
void
pd_match_key_free (PdMatchKey *self)
{
  g_free (self->folded);
  g_free (self->pinyin);
  g_free (self->initials);
  g_free (self);
}

/* Whether @typed, which has no spaces, is a run of @pinyin from the start of a syllable on. */
static gboolean
match_pinyin (const char *pinyin,
              const char *typed,
              gboolean *at_start)
{
  for (const char *syllable = pinyin; *syllable != '\0'; syllable = strchr (syllable, ' ') + 1)
    {
      const char *p = syllable, *t = typed;

      while (*p != '\0' && *t != '\0' && (*p == ' ' || *p == *t))
        {
          t += *p != ' ';
          p++;
        }
      if (*t == '\0')
        {
          *at_start = syllable == pinyin;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * pd_match_key_rank:
 * @typed: what has been typed so far
 *
 * Returns: how well @typed fits: 0 not at all, otherwise the more the better. The name itself goes before its
 *   pinyin, a start before a middle.
 */
int
pd_match_key_rank (const PdMatchKey *self,
                   const char *typed)
{
  g_autofree char *folded = NULL;
  g_autoptr (GString) joined = NULL;
  const char *found;
  gboolean at_start = FALSE;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (typed != NULL, 0);

  folded = pd_fold (typed, -1);
  if (*folded == '\0')
    return 1;
  if (g_strcmp0 (folded, self->folded) == 0)
    return 8;
  found = strstr (self->folded, folded);
  if (found != NULL)
    return found == self->folded ? 7 : 5;

  joined = g_string_new (folded);
  g_string_replace (joined, " ", "", 0);
  g_string_replace (joined, "'", "", 0);
  if (joined->len == 0)
    return 0;
  found = strstr (self->initials, joined->str);
  if (found != NULL)
    return found == self->initials ? 6 : 2;
  if (match_pinyin (self->pinyin, joined->str, &at_start))
    return at_start ? 4 : 3;
  return 0;
}
