#include "pd-decimal.h"

#include <string.h>

/* Arithmetic of numbers that are kept as they are written: an optional minus, digits, maybe a point and more digits. No
 * digit is lost or made up, as binary fractions would. */

/**
 * pd_decimal_is_valid:
 * @decimal: some text
 *
 * Returns: whether that is a number as the functions here take it
 */
gboolean
pd_decimal_is_valid (const char *decimal)
{
  gsize n, m;

  g_return_val_if_fail (decimal != NULL, FALSE);

  decimal += *decimal == '-';
  n = strspn (decimal, "0123456789");
  if (n == 0 || decimal[n] == '\0')
    return n > 0;
  m = strspn (decimal + n + 1, "0123456789");
  return decimal[n] == '.' && m > 0 && decimal[n + 1 + m] == '\0';
}

/* The digits without sign and point, and how many of them are behind the point. */
static char *
split (const char *decimal,
       gboolean *negative,
       int *places)
{
  const char *point;
  GString *digits;

  *negative = *decimal == '-';
  decimal += *negative;
  point = strchr (decimal, '.');
  *places = point != NULL ? (int) strlen (point + 1) : 0;
  digits = g_string_new_len (decimal, point != NULL ? point - decimal : (gssize) strlen (decimal));
  if (point != NULL)
    g_string_append (digits, point + 1);
  return g_string_free_and_steal (digits);
}

/* The opposite. Zeros in front go; those at the end stay behind a point, where they say how exact a number is. */
static char *
join (const char *digits,
      gboolean negative,
      int places)
{
  g_autoptr (GString) number = g_string_new (digits);
  gsize zeros;

  for (; places < 0; places++)
    g_string_append_c (number, '0');
  while (number->len <= (gsize) places)
    g_string_prepend_c (number, '0');
  if (places > 0)
    g_string_insert_c (number, number->len - places, '.');
  zeros = strspn (number->str, "0");
  if (number->str[zeros] == '.' || number->str[zeros] == '\0')
    zeros--;
  g_string_erase (number, 0, zeros);
  if (negative && strspn (number->str, "0.") < number->len)
    g_string_prepend_c (number, '-');
  return g_string_free_and_steal (g_steal_pointer (&number));
}

/**
 * pd_decimal_shift:
 * @decimal: a number
 * @places: by how many places the point goes to the right
 *
 * Returns: (transfer full): @decimal times so many powers of ten; its zeros behind the point stay, as far as they still are behind it
 */
char *
pd_decimal_shift (const char *decimal,
                  int places)
{
  g_autofree char *digits = NULL;
  gboolean negative;
  int before;

  g_return_val_if_fail (decimal != NULL && pd_decimal_is_valid (decimal), NULL);

  digits = split (decimal, &negative, &before);
  /* 1.60 万 is 16000, not 16000.0 of sorts; but 17.50 stays. */
  if (places > 0)
    while (before > places && g_str_has_suffix (digits, "0"))
      {
        digits[strlen (digits) - 1] = '\0';
        before--;
      }
  return join (digits, negative, before - places);
}

static void
align (char **digits,
       int from,
       int to)
{
  GString *number = g_string_new (*digits);

  for (; from < to; from++)
    g_string_append_c (number, '0');
  g_free (*digits);
  *digits = g_string_free_and_steal (number);
}

static int
compare_digits (const char *a,
                const char *b)
{
  gsize n_a, n_b;

  a += strspn (a, "0");
  b += strspn (b, "0");
  n_a = strlen (a);
  n_b = strlen (b);
  if (n_a != n_b)
    return n_a < n_b ? -1 : 1;
  return CLAMP (strcmp (a, b), -1, 1);
}

/* @a plus or minus @b, which is not the larger one where it is taken away. */
static char *
combine (const char *a,
         const char *b,
         int sign)
{
  gsize n_a = strlen (a), n_b = strlen (b), n = MAX (n_a, n_b) + 1;
  char *sum = g_malloc (n + 1);
  int carry = 0;

  for (gsize i = 0; i < n; i++)
    {
      int digit = carry + (i < n_a ? a[n_a - 1 - i] - '0' : 0) + sign * (i < n_b ? b[n_b - 1 - i] - '0' : 0);

      carry = digit < 0 ? -1 : digit / 10;
      sum[n - 1 - i] = '0' + (digit + 10) % 10;
    }
  sum[n] = '\0';
  return sum;
}

/**
 * pd_decimal_add:
 * @a: a number
 * @b: another
 *
 * Returns: (transfer full): their sum
 */
char *
pd_decimal_add (const char *a,
                const char *b)
{
  g_autofree char *digits_a = NULL, *digits_b = NULL, *sum = NULL;
  gboolean negative_a, negative_b;
  int places_a, places_b, places;

  g_return_val_if_fail (a != NULL && pd_decimal_is_valid (a), NULL);
  g_return_val_if_fail (b != NULL && pd_decimal_is_valid (b), NULL);

  digits_a = split (a, &negative_a, &places_a);
  digits_b = split (b, &negative_b, &places_b);
  places = MAX (places_a, places_b);
  align (&digits_a, places_a, places);
  align (&digits_b, places_b, places);
  if (negative_a == negative_b)
    sum = combine (digits_a, digits_b, 1);
  else if (compare_digits (digits_a, digits_b) >= 0)
    sum = combine (digits_a, digits_b, -1);
  else
    {
      sum = combine (digits_b, digits_a, -1);
      negative_a = negative_b;
    }
  return join (sum, negative_a, places);
}

/**
 * pd_decimal_multiply:
 * @a: a number
 * @b: another
 *
 * Returns: (transfer full): their product
 */
char *
pd_decimal_multiply (const char *a,
                     const char *b)
{
  g_autofree char *digits_a = NULL, *digits_b = NULL, *product = NULL;
  gboolean negative_a, negative_b;
  int places_a, places_b;
  gsize n_a, n_b, n;

  g_return_val_if_fail (a != NULL && pd_decimal_is_valid (a), NULL);
  g_return_val_if_fail (b != NULL && pd_decimal_is_valid (b), NULL);

  digits_a = split (a, &negative_a, &places_a);
  digits_b = split (b, &negative_b, &places_b);
  n_a = strlen (digits_a);
  n_b = strlen (digits_b);
  n = n_a + n_b;
  product = g_malloc (n + 1);
  memset (product, '0', n);
  product[n] = '\0';
  for (gsize i = n_a; i > 0; i--)
    {
      int carry = 0;

      for (gsize j = n_b; j > 0; j--)
        {
          int digit = (product[i + j - 1] - '0') + (digits_a[i - 1] - '0') * (digits_b[j - 1] - '0') + carry;

          product[i + j - 1] = '0' + digit % 10;
          carry = digit / 10;
        }
      product[i - 1] += carry;
    }
  return join (product, negative_a != negative_b, places_a + places_b);
}

/**
 * pd_decimal_divide:
 * @dividend: a number
 * @divisor: another, not 0, below a thousand million million
 * @places: how many places behind the point there may be
 *
 * Returns: (transfer full): the quotient: exact where @places are enough for it, or else cut off there; without zeros at its end
 */
char *
pd_decimal_divide (const char *dividend,
                   guint64 divisor,
                   guint places)
{
  g_autofree char *digits = NULL;
  g_autoptr (GString) quotient = g_string_new (NULL);
  guint64 rest = 0;
  gboolean negative;
  int behind;

  g_return_val_if_fail (dividend != NULL && pd_decimal_is_valid (dividend), NULL);
  g_return_val_if_fail (divisor > 0 && divisor < G_GUINT64_CONSTANT (1000000000000000), NULL);

  digits = split (dividend, &negative, &behind);
  for (const char *p = digits; *p != '\0'; p++)
    {
      rest = rest * 10 + (*p - '0');
      g_string_append_c (quotient, '0' + rest / divisor);
      rest %= divisor;
    }
  for (; behind < (int) places && rest != 0; behind++)
    {
      rest *= 10;
      g_string_append_c (quotient, '0' + rest / divisor);
      rest %= divisor;
    }
  while (behind > 0 && quotient->str[quotient->len - 1] == '0')
    {
      g_string_truncate (quotient, quotient->len - 1);
      behind--;
    }
  return join (quotient->str, negative, behind);
}

/**
 * pd_decimal_compare:
 * @a: a number
 * @b: another
 *
 * Returns: below 0 where @a is less than @b, 0 where they are equal (1.50 and 1.5 are), above 0 where it is more
 */
int
pd_decimal_compare (const char *a,
                    const char *b)
{
  g_autofree char *digits_a = NULL, *digits_b = NULL;
  gboolean negative_a, negative_b;
  int places_a, places_b, order;

  g_return_val_if_fail (a != NULL && pd_decimal_is_valid (a), 0);
  g_return_val_if_fail (b != NULL && pd_decimal_is_valid (b), 0);

  digits_a = split (a, &negative_a, &places_a);
  digits_b = split (b, &negative_b, &places_b);
  negative_a = negative_a && strspn (digits_a, "0") < strlen (digits_a);
  negative_b = negative_b && strspn (digits_b, "0") < strlen (digits_b);
  if (negative_a != negative_b)
    return negative_a ? -1 : 1;
  align (&digits_a, places_a, MAX (places_a, places_b));
  align (&digits_b, places_b, MAX (places_a, places_b));
  order = compare_digits (digits_a, digits_b);
  return negative_a ? -order : order;
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
