#define _GNU_SOURCE 1 /* memmem() */
#include "pd-fold.h"

#include <string.h>
#include <unicode/unorm2.h>

/* Titles are shorter than this, and need no memory of their own. */
#define SHORT 1024

/**
 * pd_fold:
 * @utf8: valid UTF-8
 * @n_bytes: its length in bytes, or -1 where a NUL ends it
 *
 * Takes away what a search does not tell apart: case, width, forms of compatibility (NFKC_Casefold).
 *
 * Returns: (transfer full): the folded string
 */
char *
pd_fold (const char *utf8,
         gssize n_bytes)
{
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *normalizer = unorm2_getNFKCCasefoldInstance (&status);
  glong length = 0;
  g_autofree gunichar2 *utf16 = NULL;
  g_autofree UChar *folded = NULL;
  int n;

  g_return_val_if_fail (utf8 != NULL, NULL);

  utf16 = g_utf8_to_utf16 (utf8, n_bytes, NULL, &length, NULL);
  if (U_FAILURE (status) || utf16 == NULL)
    return g_utf8_casefold (utf8, n_bytes);
  /* U+FDFA, the worst, becomes 18 characters. */
  folded = g_new (UChar, length * 18 + 1);
  n = unorm2_normalize (normalizer, (const UChar *) utf16, length, folded, length * 18 + 1, &status);
  return U_SUCCESS (status) ? g_utf16_to_utf8 ((const gunichar2 *) folded, n, NULL, NULL, NULL) : g_utf8_casefold (utf8, n_bytes);
}

/* Folds what nearly every title consists of: ASCII, its full-width forms, Chinese characters and their punctuation. Writes no
 * more bytes than it reads. Returns how many, or -1 where there is anything else. */
static gssize
fold_common (const char *utf8,
             gsize n_bytes,
             char *folded)
{
  const guchar *p = (const guchar *) utf8, *end = p + n_bytes;
  char *to = folded;

  while (p < end)
    {
      guint32 character;

      if (*p < 0x80)
        {
          *to++ = g_ascii_tolower (*p++);
          continue;
        }
      if (*p < 0xE2 || *p > 0xEF || end - p < 3)
        return -1;
      character = (p[0] & 0xFu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
      if (character >= 0xFF01 && character <= 0xFF5E)
        *to++ = g_ascii_tolower (character - 0xFEE0);
      else if (character == 0x3000)
        *to++ = ' ';
      else if ((character >= 0x4E00 && character <= 0x9FFF) || (character >= 0x3001 && character <= 0x301E)
               || (character >= 0x2018 && character <= 0x201D) || character == 0x2014)
        {
          memcpy (to, p, 3);
          to += 3;
        }
      else
        return -1;
      p += 3;
    }
  return to - folded;
}

/**
 * pd_fold_contains:
 * @utf8: valid UTF-8
 * @n_bytes: its length in bytes
 * @folded: what [func@Pd.fold] made of what is looked for
 *
 * Returns: whether the folded string stands in @utf8 once that is folded too
 */
gboolean
pd_fold_contains (const char *utf8,
                  gsize n_bytes,
                  const char *folded)
{
  char buffer[SHORT];
  g_autofree char *own = NULL;
  gsize n_folded;
  gssize n = -1;

  g_return_val_if_fail (utf8 != NULL, FALSE);
  g_return_val_if_fail (folded != NULL, FALSE);

  n_folded = strlen (folded);
  if (n_bytes <= sizeof buffer)
    n = fold_common (utf8, n_bytes, buffer);
  if (n >= 0)
    return memmem (buffer, n, folded, n_folded) != NULL;
  own = pd_fold (utf8, n_bytes);
  return strstr (own, folded) != NULL;
}
