#include "pd-folded.h"

#include <string.h>
#include <wchar.h>

#include "pd-fold-table.h"
#include "pd-simplified.h"

/* What the way of folding is raised to when anything below changes: an index that was made with another is made anew. */
#define VERSION 1

/* A letter with more accents than this is cut where it is no letter any more. */
#define LONGEST_SEGMENT 64

G_STATIC_ASSERT (sizeof (wchar_t) == sizeof (gunichar));

/* Where a folded character came from, in code points. */
typedef struct
{
  guint start;
  guint end;
} Origin;

struct _PdFolded
{
  GArray *characters;
  GArray *origins;
};

/**
 * pd_folded_is_han:
 * @character: any character
 *
 * Returns: whether it is a Chinese character, between two of which spaces do not count
 */
gboolean
pd_folded_is_han (gunichar character)
{
  return (character >= 0x4E00 && character <= 0x9FFF) || (character >= 0x3400 && character <= 0x4DBF)
         || character == 0x3005 || character == 0x3007
         || (character >= 0xF900 && character <= 0xFAFF) || (character >= 0x20000 && character <= 0x323AF);
}

/* Spaces between two Chinese characters are nobody's: scraping and typesetting put them there. */
static void
drop_spaces (PdFolded *self)
{
  guint n = self->characters->len;

  while (n > 0 && g_array_index (self->characters, gunichar, n - 1) == ' ')
    n--;
  if (n > 0 && n < self->characters->len && pd_folded_is_han (g_array_index (self->characters, gunichar, n - 1)))
    {
      g_array_set_size (self->characters, n);
      g_array_set_size (self->origins, n);
    }
}

static void
append_folded (PdFolded *self,
               gunichar character,
               guint start,
               guint end)
{
  const Origin origin = { start, end };

  if (pd_folded_is_han (character))
    drop_spaces (self);
  g_array_append_val (self->characters, character);
  g_array_append_val (self->origins, origin);
}

/* What folds to nothing, as what only chooses a form of the character before it, belongs to that. */
static void
append_segment (PdFolded *self,
                const gunichar *segment,
                guint n,
                guint start)
{
  g_autoptr (GArray) folded = NULL;

  if (n == 1 && pd_fold_table_get (*segment) != 0)
    {
      append_folded (self, pd_fold_table_get (*segment), start, start + 1);
      return;
    }
  folded = g_array_new (FALSE, FALSE, sizeof (gunichar));
  pd_fold_table_append (segment, n, folded);
  for (guint i = 0; i < folded->len; i++)
    append_folded (self, g_array_index (folded, gunichar, i), start, start + n);
  if (folded->len == 0 && self->origins->len > 0)
    g_array_index (self->origins, Origin, self->origins->len - 1).end = start + n;
}

/**
 * pd_folded_new:
 * @utf8: valid UTF-8
 * @n_bytes: its length in bytes, or -1 where a NUL ends it
 *
 * Folds a text: case, width and forms of compatibility (NFKC_Casefold of Unicode's annex 15, a normalisation segment at a time), Traditional
 * characters to Simplified ones (OpenCC's table of single characters), and spaces between Chinese characters, which are left out. But for those spaces,
 * what a character folds to does not depend on what stands beside it.
 *
 * Returns: (transfer full): the folded text
 */
PdFolded *
pd_folded_new (const char *utf8,
               gssize n_bytes)
{
  PdFolded *self;
  gunichar segment[LONGEST_SEGMENT];
  guint n = 0, offset = 0;
  const char *p, *end;

  g_return_val_if_fail (utf8 != NULL, NULL);

  if (n_bytes < 0)
    n_bytes = strlen (utf8);
  self = g_new (PdFolded, 1);
  self->characters = g_array_sized_new (FALSE, FALSE, sizeof (gunichar), n_bytes / 3 + 1);
  self->origins = g_array_sized_new (FALSE, FALSE, sizeof (Origin), n_bytes / 3 + 1);
  end = utf8 + n_bytes;
  for (p = utf8; p < end; p = g_utf8_next_char (p), offset++)
    {
      gunichar character = g_utf8_get_char (p);

      if (n > 0 && (n == LONGEST_SEGMENT || pd_fold_table_starts (character)))
        {
          append_segment (self, segment, n, offset - n);
          n = 0;
        }
      segment[n++] = character;
    }
  if (n > 0)
    append_segment (self, segment, n, offset - n);
  return self;
}

/**
 * pd_folded_free:
 *
 * Frees it.
 */
void
pd_folded_free (PdFolded *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->characters);
  g_array_unref (self->origins);
  g_free (self);
}

/**
 * pd_folded_get_characters:
 * @n: (out): how many there are
 *
 * Returns: (transfer none) (array length=n): its characters
 */
const gunichar *
pd_folded_get_characters (const PdFolded *self,
                          guint *n)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n != NULL, NULL);

  *n = self->characters->len;
  return (const gunichar *) self->characters->data;
}

/**
 * pd_folded_to_utf8:
 *
 * Returns: (transfer full): the folded text
 */
char *
pd_folded_to_utf8 (const PdFolded *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_ucs4_to_utf8 ((const gunichar *) self->characters->data, self->characters->len, NULL, NULL, NULL);
}

/**
 * pd_folded_equal:
 * @other: another
 *
 * Returns: whether both fold to the same
 */
gboolean
pd_folded_equal (const PdFolded *self,
                 const PdFolded *other)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  return self->characters->len == other->characters->len
         && memcmp (self->characters->data, other->characters->data, self->characters->len * sizeof (gunichar)) == 0;
}

/**
 * pd_folded_find:
 * @wanted: what to look for
 * @position: (inout): where to begin, and where it was found, counted in folded characters
 *
 * Looks for a folded text in another. Nothing is found nowhere.
 *
 * Returns: whether it was found
 */
gboolean
pd_folded_find (const PdFolded *self,
                const PdFolded *wanted,
                guint *position)
{
  const wchar_t *characters, *pattern;
  guint n, length, i;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (wanted != NULL, FALSE);
  g_return_val_if_fail (position != NULL, FALSE);

  characters = (const wchar_t *) self->characters->data;
  pattern = (const wchar_t *) wanted->characters->data;
  n = self->characters->len;
  length = wanted->characters->len;
  if (length == 0)
    return FALSE;
  for (i = *position; i + length <= n; i++)
    {
      const wchar_t *first = wmemchr (characters + i, pattern[0], n - length + 1 - i);

      if (first == NULL)
        return FALSE;
      i = first - characters;
      if (wmemcmp (first, pattern, length) == 0)
        {
          *position = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * pd_folded_get_span:
 * @position: the first of some folded characters
 * @n: how many
 * @start: (out): where what they came from begins, in code points
 * @end: (out): where that ends
 *
 * Leads back to the text. Where one character became several, all of it is meant, even if not all of those are.
 */
void
pd_folded_get_span (const PdFolded *self,
                    guint position,
                    guint n,
                    guint *start,
                    guint *end)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (n > 0 && position + n <= self->origins->len);
  g_return_if_fail (start != NULL && end != NULL);

  *start = g_array_index (self->origins, Origin, position).start;
  *end = g_array_index (self->origins, Origin, position + n - 1).end;
}

/**
 * pd_folded_get_version:
 *
 * Returns: (transfer none): what tells this way of folding from any other: its own version, Unicode's and the table's
 */
const char *
pd_folded_get_version (void)
{
  static char *version;

  if (g_once_init_enter_pointer (&version))
    {
      char *made = g_strdup_printf ("%d unicode-%s opencc-%08x", VERSION, pd_fold_table_get_unicode_version (), pd_simplified_get_checksum ());

      g_once_init_leave_pointer (&version, made);
    }
  return version;
}
