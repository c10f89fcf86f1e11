#include "pd-fold-expansions.h"

#include <string.h>
#include <unicode/uset.h>

#include "pd-fold-table.h"

/* What every character folds to that folds to several, as … and ㍿ do: one after the other, each ended by a 0. */
static GArray *
make_expansions (void)
{
  /* Those that NFKC_Casefold changes. */
  g_autofree gunichar2 *pattern = g_utf8_to_utf16 ("[:CWKCF:]", -1, NULL, NULL, NULL);
  GArray *expansions = g_array_new (FALSE, FALSE, sizeof (gunichar));
  UErrorCode status = U_ZERO_ERROR;
  USet *changed = uset_openPattern ((const UChar *) pattern, -1, &status);
  const gunichar end = 0;

  /* ICU has it built in. */
  g_assert (U_SUCCESS (status));
  for (int i = 0; i < uset_getRangeCount (changed); i++)
    {
      UChar32 first, last;

      uset_getItem (changed, i, &first, &last, NULL, 0, &status);
      for (gunichar character = first; character <= (gunichar) last; character++)
        {
          guint before = expansions->len;

          /* Those that fold to nothing are left out with them. */
          if (pd_fold_table_get (character) != 0)
            continue;
          pd_fold_table_append (&character, 1, expansions);
          if (expansions->len - before > 1)
            g_array_append_val (expansions, end);
          else
            g_array_set_size (expansions, before);
        }
    }
  uset_close (changed);
  return expansions;
}

static const GArray *
get_expansions (void)
{
  static GArray *expansions;

  if (g_once_init_enter_pointer (&expansions))
    g_once_init_leave_pointer (&expansions, make_expansions ());
  return expansions;
}

/**
 * pd_fold_expansions_repeat:
 * @characters: (array length=n): a folded string
 * @n: its length
 *
 * Returns: whether a single character may fold to something in which the string stands more than once
 */
gboolean
pd_fold_expansions_repeat (const gunichar *characters,
                           guint n)
{
  const GArray *expansions = get_expansions ();
  guint n_found = 0;

  g_return_val_if_fail (characters != NULL && n > 0, FALSE);

  for (guint i = 0; i + n <= expansions->len; i++)
    {
      const gunichar *place = &g_array_index (expansions, gunichar, i);

      if (*place == 0)
        n_found = 0;
      else if (memcmp (place, characters, n * sizeof (gunichar)) == 0 && ++n_found > 1)
        return TRUE;
    }
  return FALSE;
}

/* What an accent behind an expansion may have become part of. */
static gunichar
get_base (gunichar character)
{
  gunichar base, mark;

  while (g_unichar_decompose (character, &base, &mark))
    character = base;
  return character;
}

/**
 * pd_fold_expansions_share:
 * @first: a folded character
 * @second: another
 *
 * Returns: whether a single character may fold to both
 */
gboolean
pd_fold_expansions_share (gunichar first,
                          gunichar second)
{
  const GArray *expansions = get_expansions ();
  gboolean has_first = FALSE, has_second = FALSE;

  first = get_base (first);
  second = get_base (second);
  for (guint i = 0; i < expansions->len; i++)
    {
      gunichar character = g_array_index (expansions, gunichar, i);

      if (character == 0)
        {
          has_first = has_second = FALSE;
          continue;
        }
      character = get_base (character);
      has_first = has_first || character == first;
      has_second = has_second || character == second;
      if (has_first && has_second)
        return TRUE;
    }
  return FALSE;
}
