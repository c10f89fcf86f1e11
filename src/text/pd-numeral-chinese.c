#include "pd-numeral-private.h"

#include <string.h>

#include "pd-decimal.h"

/* Longer ones are consumed up to here, and are none. */
#define MAX_CHARACTERS 40

__extension__ typedef unsigned __int128 Wide;

/* What is known of a Chinese numeral while it is read; each number as its least and its most. */
typedef struct
{
  Wide total[2];
  Wide section[2];
  int digit[2];
  gboolean has_digit;
  gboolean after_zero;
  /* The powers of ten that came last in this section and in the whole. */
  int small;
  int large;
  int step;
} Reading;

static Wide
power (int exponent)
{
  Wide value = 1;

  for (; exponent > 0; exponent--)
    value *= 10;
  return value;
}

static void
write_wide (Wide value,
            char *buffer)
{
  char digits[48];
  guint n = 0;

  do
    digits[n++] = '0' + (int) (value % 10);
  while ((value /= 10) > 0);
  for (guint i = 0; i < n; i++)
    buffer[i] = digits[n - 1 - i];
  buffer[n] = '\0';
}

static gboolean
is_capital (gunichar c)
{
  return pd_quantity_scan_is_one_of (c, "壹贰叁肆伍陆柒捌玖拾佰仟");
}

/**
 * pd_numeral_read_positional:
 *
 * Reads digits beside each other: a year, or a number that is spelled out.
 *
 * Returns: whether there are some
 */
gboolean
pd_numeral_read_positional (const PdQuantityScan *scan,
                            guint at,
                            PdNumeral *numeral)
{
  guint n = 0;

  for (; pd_numeral_get_digit (scan->c[at + n]) >= 0 && !pd_quantity_scan_is_digit (scan->c[at + n]); n++)
    {
      if (n < PD_NUMERAL_MAX_DIGITS)
        numeral->low[n] = '0' + pd_numeral_get_digit (scan->c[at + n]);
    }
  numeral->end = at + n;
  if (n < 2 || n > PD_NUMERAL_MAX_DIGITS)
    return FALSE;
  numeral->low[n] = '\0';
  numeral->flags = PD_NUMERAL_POSITIONAL;
  pd_numeral_replace (numeral->low, pd_decimal_shift (numeral->low, 0));
  g_strlcpy (numeral->high, numeral->low, sizeof (numeral->high));
  numeral->scale = 0;
  numeral->step = pd_numeral_find_step (numeral->low);
  return TRUE;
}

/**
 * pd_numeral_is_pair:
 *
 * Returns: whether two digits beside each other are bounds: 两三, 三五, 一两
 */
gboolean
pd_numeral_is_pair (int a,
                    int b)
{
  return b == a + 1 || (a == 3 && b == 5);
}

static void
take_digit (Reading *self,
            int low,
            int high)
{
  self->digit[0] = low;
  self->digit[1] = high;
  self->has_digit = TRUE;
}

static void
add_small (Reading *self,
           int scale)
{
  for (guint i = 0; i < 2; i++)
    self->section[i] += (self->has_digit ? (Wide) self->digit[i] : 1) * power (scale);
  self->has_digit = self->after_zero = FALSE;
  self->small = self->step = scale;
}

static void
end_section (Reading *self)
{
  for (guint i = 0; i < 2; i++)
    {
      self->section[i] += self->has_digit ? self->digit[i] : 0;
    }
  if (self->has_digit)
    self->step = 0;
  self->has_digit = FALSE;
}

/* Whether it fits: 万 behind 亿, 亿 behind 万 multiplies all. */
static gboolean
add_large (Reading *self,
           int scale)
{
  if (self->large == scale || (self->large != 0 && self->large + scale > PD_NUMERAL_MAX_SCALE && scale > self->large))
    return FALSE;
  end_section (self);
  for (guint i = 0; i < 2; i++)
    {
      if (self->large == 0 || scale > self->large)
        self->total[i] = (self->total[i] + self->section[i]) * power (scale);
      else
        self->total[i] += self->section[i] * power (scale);
      self->section[i] = 0;
    }
  self->step += scale;
  self->large = scale;
  self->small = 0;
  self->after_zero = FALSE;
  return TRUE;
}

static gboolean
is_empty (const Reading *self)
{
  return !self->has_digit && self->section[1] == 0 && self->total[1] == 0;
}

static void
read_chinese_fraction (const PdQuantityScan *scan,
                       PdNumeral *numeral)
{
  g_autoptr (GString) decimal = NULL;
  guint at = numeral->end + 1;

  if (scan->c[numeral->end] != 0x70B9 /* 点 */ || (numeral->flags & (PD_NUMERAL_RANGE | PD_NUMERAL_VAGUE | PD_NUMERAL_BARE | PD_NUMERAL_MORE)))
    return;
  decimal = g_string_new (numeral->low);
  g_string_append_c (decimal, '.');
  for (; pd_numeral_get_digit (scan->c[at]) >= 0 && !pd_quantity_scan_is_digit (scan->c[at]) && at - numeral->end < PD_NUMERAL_MAX_DIGITS / 2; at++)
    g_string_append_c (decimal, '0' + pd_numeral_get_digit (scan->c[at]));
  /* 三点五分 and 三点十分 are times of day. */
  if (at == numeral->end + 1 || pd_numeral_get_scale (scan->c[at]) == 1 || (scan->c[at] == 0x5206 /* 分 */ && scan->c[at + 1] != 0x4E4B))
    return;
  if (decimal->len >= sizeof (numeral->low) - PD_NUMERAL_MAX_SCALE)
    return;
  numeral->end = at;
  numeral->flags = (numeral->flags | PD_NUMERAL_FRACTION) & ~PD_NUMERAL_SINGLE;
  g_strlcpy (numeral->low, decimal->str, sizeof (numeral->low));
  g_strlcpy (numeral->high, decimal->str, sizeof (numeral->high));
  numeral->scale = 0;
  numeral->step = pd_numeral_find_step (numeral->low);
}

static void
set_values (PdNumeral *numeral,
            const Reading *reading)
{
  write_wide (reading->total[0] + reading->section[0], numeral->low);
  write_wide (reading->total[1] + reading->section[1], numeral->high);
  numeral->step = reading->step;
}

/* 一百二 is 120, 三万五 is 35,000. */
static void
end_reading (Reading *self)
{
  int last = self->small > 0 ? self->small : self->large;

  if (self->has_digit && self->digit[0] == self->digit[1] && last > 1 && !self->after_zero)
    {
      for (guint i = 0; i < 2; i++)
        self->section[i] += self->digit[i] * power (last - 1);
      self->step = last - 1;
      self->has_digit = FALSE;
    }
  end_section (self);
}

/* Takes one character in. Returns whether it is a part of the numeral. */
static gboolean
take (const PdQuantityScan *scan,
      guint at,
      Reading *reading,
      PdNumeral *numeral)
{
  gunichar c = scan->c[at];
  int digit = pd_numeral_get_digit (c), scale = pd_numeral_get_scale (c);

  if (pd_numeral_get_tens (c) > 0)
    {
      if (!is_empty (reading) || reading->small != 0)
        return FALSE;
      take_digit (reading, pd_numeral_get_tens (c), pd_numeral_get_tens (c));
      add_small (reading, 1);
      return TRUE;
    }
  if (pd_numeral_is_vague_digit (c))
    {
      if (reading->has_digit || reading->after_zero || (c == 0x6570 && !is_empty (reading)))
        return FALSE;
      take_digit (reading, is_empty (reading) ? 2 : 0, 10);
      numeral->flags |= PD_NUMERAL_VAGUE;
      return TRUE;
    }
  if (digit == 0)
    {
      if (reading->has_digit)
        return FALSE;
      reading->after_zero = TRUE;
      if (is_empty (reading))
        take_digit (reading, 0, 0);
      return TRUE;
    }
  if (digit > 0)
    {
      if (reading->has_digit && (reading->digit[0] != reading->digit[1] || !pd_numeral_is_pair (reading->digit[0], digit) || (reading->digit[0] == 0)))
        return FALSE;
      take_digit (reading, reading->has_digit ? reading->digit[0] : digit, digit);
      if (reading->digit[0] != reading->digit[1])
        numeral->flags |= PD_NUMERAL_RANGE;
      return TRUE;
    }
  if (scale == 0 || pd_numeral_get_scale_at (scan, at) == 0 || (reading->has_digit && reading->digit[1] == 0))
    return FALSE;
  if (!reading->has_digit && is_empty (reading) && scale > 1)
    {
      numeral->flags |= PD_NUMERAL_BARE;
      take_digit (reading, 1, 1);
    }
  if (scale > 1)
    numeral->flags |= PD_NUMERAL_SCALED;
  if (scale >= 4)
    return (reading->has_digit || reading->section[1] > 0 || reading->large > 0) && add_large (reading, scale);
  if ((!reading->has_digit && scale > 1) || (reading->small != 0 && scale >= reading->small))
    return FALSE;
  add_small (reading, scale);
  return TRUE;
}

/**
 * pd_numeral_read_chinese:
 *
 * Reads a numeral in Chinese digits, of which powers of ten may be a part.
 *
 * Returns: whether there is one
 */
gboolean
pd_numeral_read_chinese (const PdQuantityScan *scan,
                         guint at,
                         PdNumeral *numeral)
{
  Reading reading = { 0 };
  guint end = at;

  numeral->flags = 0;
  while (end < scan->n && end - at < MAX_CHARACTERS && !pd_quantity_scan_is_digit (scan->c[end]) && take (scan, end, &reading, numeral))
    {
      end++;
      /* 三百多万: it is more than 300, counted in ten thousands. */
      if (pd_quantity_scan_is_one_of (scan->c[end], "多余来") && reading.step > 0 && pd_numeral_get_scale (scan->c[end + 1]) >= 4 && !(numeral->flags & (PD_NUMERAL_RANGE | PD_NUMERAL_VAGUE)))
        break;
    }
  numeral->end = end;
  if (end == at || end - at >= MAX_CHARACTERS)
    return FALSE;
  for (guint i = at; i < end; i++)
    numeral->flags |= is_capital (scan->c[i]) ? PD_NUMERAL_CAPITAL : 0;
  if (end - at == 1)
    numeral->flags |= PD_NUMERAL_SINGLE;
  end_reading (&reading);
  numeral->scale = 0;
  set_values (numeral, &reading);
  if (pd_decimal_compare (numeral->low, "1000000000000000000000000000000") > 0)
    return FALSE;
  numeral->scale = reading.large > 0 ? reading.large : reading.small;
  pd_numeral_read_more (scan, numeral);
  if (numeral->flags & (PD_NUMERAL_MORE | PD_NUMERAL_ABOUT))
    {
      pd_numeral_read_scales (scan, numeral);
      return TRUE;
    }
  read_chinese_fraction (scan, numeral);
  if (numeral->flags & PD_NUMERAL_FRACTION)
    {
      pd_numeral_read_scales (scan, numeral);
      pd_numeral_read_more (scan, numeral);
    }
  return TRUE;
}
