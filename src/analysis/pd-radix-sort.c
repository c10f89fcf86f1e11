#include "pd-radix-sort.h"

#include <string.h>

#define DIGIT_BITS 11
#define N_DIGITS (1 << DIGIT_BITS)

/* What is this short is sorted as it lies. */
#define FEW 48

static void
sort_few (guint64 *keys,
          gsize n,
          guint first_bit)
{
  for (gsize i = 1; i < n; i++)
    {
      guint64 key = keys[i];
      gsize at = i;

      for (; at > 0 && keys[at - 1] >> first_bit > key >> first_bit; at--)
        keys[at] = keys[at - 1];
      keys[at] = key;
    }
}

static gboolean
pass (const guint64 *from,
      guint64 *to,
      gsize n,
      guint shift)
{
  g_autofree gsize *places = g_new0 (gsize, N_DIGITS);
  gsize sum = 0;

  for (gsize i = 0; i < n; i++)
    places[(from[i] >> shift) & (N_DIGITS - 1)]++;
  /* All have the same digit. */
  if (places[(from[0] >> shift) & (N_DIGITS - 1)] == n)
    return FALSE;
  for (guint digit = 0; digit < N_DIGITS; digit++)
    {
      gsize count = places[digit];

      places[digit] = sum;
      sum += count;
    }
  for (gsize i = 0; i < n; i++)
    to[places[(from[i] >> shift) & (N_DIGITS - 1)]++] = from[i];
  return TRUE;
}

/**
 * pd_radix_sort:
 * @keys: (array length=n): what to sort
 * @n: how many there are
 * @first_bit: the bits below this one do not count
 *
 * Sorts numbers, the least first. Those that are equal from @first_bit up stay in their order. It takes linear time, and as much memory again as
 * @keys.
 */
void
pd_radix_sort (guint64 *keys,
               gsize n,
               guint first_bit)
{
  g_autofree guint64 *scratch = NULL;
  guint64 *from = keys, *to;

  g_return_if_fail (keys != NULL || n == 0);
  g_return_if_fail (first_bit < 64);

  if (n <= FEW)
    {
      sort_few (keys, n, first_bit);
      return;
    }
  to = scratch = g_new (guint64, n);
  for (guint shift = first_bit; shift < 64; shift += DIGIT_BITS)
    {
      if (pass (from, to, n, shift))
        {
          guint64 *sorted = to;

          to = from;
          from = sorted;
        }
    }
  if (from != keys)
    memcpy (keys, from, n * sizeof (guint64));
}
