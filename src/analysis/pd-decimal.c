#include "pd-decimal.h"

#include <string.h>

/* The parts of a number in decimal digits: those before the point without zeros that lead, and those behind it without zeros that trail. */
typedef struct
{
  gboolean is_negative;
  const char *whole;
  gsize n_whole;
  const char *fraction;
  gsize n_fraction;
} Parts;

static void
take_apart (const char *value,
            Parts *parts)
{
  const char *point;

  parts->is_negative = *value == '-';
  if (parts->is_negative)
    value++;
  while (*value == '0')
    value++;
  point = strchr (value, '.');
  parts->whole = value;
  parts->n_whole = point != NULL ? (gsize) (point - value) : strlen (value);
  parts->fraction = point != NULL ? point + 1 : "";
  parts->n_fraction = strlen (parts->fraction);
  while (parts->n_fraction > 0 && parts->fraction[parts->n_fraction - 1] == '0')
    parts->n_fraction--;
  if (parts->n_whole == 0 && parts->n_fraction == 0)
    parts->is_negative = FALSE;
}

static int
compare_sizes (const Parts *a,
               const Parts *b)
{
  int order;

  if (a->n_whole != b->n_whole)
    return a->n_whole < b->n_whole ? -1 : 1;
  order = memcmp (a->whole, b->whole, a->n_whole);
  if (order == 0)
    order = memcmp (a->fraction, b->fraction, MIN (a->n_fraction, b->n_fraction));
  if (order == 0 && a->n_fraction != b->n_fraction)
    order = a->n_fraction < b->n_fraction ? -1 : 1;
  return order < 0 ? -1 : order > 0;
}

/**
 * pd_decimal_compare:
 * @a: a number in decimal digits, as %PD_COLUMN_DECIMAL has it
 * @b: another
 *
 * Compares two numbers exactly, of however many digits: `412.10` is `412.1`, and no digit is lost on the way.
 *
 * Returns: -1, 0 or 1, as @a is less, equal or more
 */
int
pd_decimal_compare (const char *a,
                    const char *b)
{
  Parts first, second;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  take_apart (a, &first);
  take_apart (b, &second);
  if (first.is_negative != second.is_negative)
    return first.is_negative ? -1 : 1;
  return first.is_negative ? compare_sizes (&second, &first) : compare_sizes (&first, &second);
}

/* Puts a digit behind the last one that is not 0, in the place of a zero where there is one. */
static char *
put_half (const char *value,
          gsize last,
          char digit)
{
  g_autoptr (GString) half = g_string_new_len (value, last + 1);

  half->str[last] = digit;
  if (strchr (value, '.') == NULL)
    {
      gsize n_zeros = strlen (value + last + 1);

      g_string_append (half, n_zeros > 0 ? "5" : ".5");
      for (gsize i = 1; i < n_zeros; i++)
        g_string_append_c (half, '0');
    }
  else if (value[last + 1] == '.')
    g_string_append (half, ".5");
  else if (last < (gsize) (strchr (value, '.') - value))
    {
      /* 120.0: the zero before the point makes room. */
      gsize n_zeros = strchr (value, '.') - (value + last + 1);

      g_string_append_c (half, '5');
      for (gsize i = 1; i < n_zeros; i++)
        g_string_append_c (half, '0');
    }
  else
    g_string_append_c (half, '5');
  return g_string_free (g_steal_pointer (&half), FALSE);
}

/**
 * pd_decimal_get_rounding_bounds:
 * @value: a number in decimal digits
 * @low: (out) (transfer full): the least of what is rounded to it
 * @high: (out) (transfer full): the most
 *
 * Finds what a number may stand for that was rounded to its last digit that is not 0: 410 for 405 to 415, 12 for 11.5 to 12.5. Zero stands for itself.
 */
void
pd_decimal_get_rounding_bounds (const char *value,
                                char **low,
                                char **high)
{
  gsize last;
  char *nearer, *farther;

  g_return_if_fail (value != NULL);
  g_return_if_fail (low != NULL && high != NULL);

  last = strlen (value);
  while (last > 0 && (value[last - 1] < '1' || value[last - 1] > '9'))
    last--;
  if (last == 0)
    {
      *low = g_strdup (value);
      *high = g_strdup (value);
      return;
    }
  last--;
  nearer = put_half (value, last, value[last] - 1);
  farther = put_half (value, last, value[last]);
  *low = *value == '-' ? farther : nearer;
  *high = *value == '-' ? nearer : farther;
}
