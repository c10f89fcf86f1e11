#include "pd-fold-table.h"

#include <unicode/unorm2.h>

#include "pd-simplified.h"

/* What single characters fold to, in pages that are made when they are first needed: Unicode has a million, an article a
 * few thousand in a handful of pages. In an entry, the character that one folds to, none where it takes more to know; and
 * whether a segment starts with it: whether it stands alone whatever is before. */
#define PAGE_SIZE 256
#define N_PAGES (0x110000 / PAGE_SIZE)
#define STARTS 0x80000000u

typedef struct
{
  guint32 entries[PAGE_SIZE];
} Page;

static Page *pages[N_PAGES];

static const UNormalizer2 *
get_normalizer (void)
{
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *normalizer = unorm2_getNFKCCasefoldInstance (&status);

  /* ICU has it built in. */
  g_assert (U_SUCCESS (status));
  return normalizer;
}

static guint32
make_entry (const UNormalizer2 *normalizer,
            gunichar character)
{
  g_autoptr (GArray) folded = g_array_new (FALSE, FALSE, sizeof (gunichar));
  guint32 entry = unorm2_hasBoundaryBefore (normalizer, character) ? STARTS : 0;

  pd_fold_table_append (&character, 1, folded);
  return folded->len == 1 ? entry | g_array_index (folded, gunichar, 0) : entry;
}

static guint32
get_entry (gunichar character)
{
  Page *page;

  if (G_UNLIKELY (character >= 0x110000))
    return 0;
  page = g_atomic_pointer_get (&pages[character / PAGE_SIZE]);
  if (G_UNLIKELY (page == NULL))
    {
      const UNormalizer2 *normalizer = get_normalizer ();

      page = g_new (Page, 1);
      for (guint i = 0; i < PAGE_SIZE; i++)
        page->entries[i] = make_entry (normalizer, character / PAGE_SIZE * PAGE_SIZE + i);
      /* Another thread may have made the same in the meantime. */
      if (!g_atomic_pointer_compare_and_exchange (&pages[character / PAGE_SIZE], NULL, page))
        {
          g_free (page);
          page = g_atomic_pointer_get (&pages[character / PAGE_SIZE]);
        }
    }
  return page->entries[character % PAGE_SIZE];
}

/**
 * pd_fold_table_starts:
 * @character: any character
 *
 * Returns: whether normalisation never joins it to what stands before it
 */
gboolean
pd_fold_table_starts (gunichar character)
{
  return (get_entry (character) & STARTS) != 0;
}

/**
 * pd_fold_table_get:
 * @character: any character
 *
 * Returns: what it folds to where it makes up a segment by itself; 0 where that is not one character
 */
gunichar
pd_fold_table_get (gunichar character)
{
  return get_entry (character) & ~STARTS;
}

/**
 * pd_fold_table_append:
 * @segment: (array length=n): a segment of a text, in code points
 * @n: its length
 * @folded: (element-type gunichar): where to put what it folds to
 *
 * Folds a segment: NFKC_Casefold of Unicode's annex 15, then OpenCC's table, character by character.
 */
void
pd_fold_table_append (const gunichar *segment,
                      guint n,
                      GArray *folded)
{
  UErrorCode status = U_ZERO_ERROR;
  g_autofree gunichar2 *utf16 = NULL;
  g_autofree UChar *normalized = NULL;
  glong length = 0;
  int n_normalized;

  g_return_if_fail (segment != NULL || n == 0);
  g_return_if_fail (folded != NULL);

  utf16 = g_ucs4_to_utf16 (segment, n, NULL, &length, NULL);
  /* U+FDFA, the worst, becomes 18 characters. */
  normalized = g_new (UChar, length * 18 + 1);
  n_normalized = utf16 != NULL ? unorm2_normalize (get_normalizer (), (const UChar *) utf16, length, normalized, length * 18 + 1, &status) : 0;
  if (utf16 == NULL || U_FAILURE (status))
    {
      g_array_append_vals (folded, segment, n);
      return;
    }
  for (int i = 0; i < n_normalized;)
    {
      gunichar character;

      U16_NEXT (normalized, i, n_normalized, character);
      character = pd_simplified_get (character);
      g_array_append_val (folded, character);
    }
}

/**
 * pd_fold_table_get_unicode_version:
 *
 * Returns: (transfer none): the version of Unicode that it is of
 */
const char *
pd_fold_table_get_unicode_version (void)
{
  return U_UNICODE_VERSION;
}
