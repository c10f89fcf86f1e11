#include "pd-numeral-private.h"

#include <string.h>

#include "pd-decimal.h"
#include "pd-quantity-unit.h"

/**
 * pd_numeral_get_digit:
 * @c: a character
 *
 * Returns: which digit it is, in Arabic or Chinese; -1 where it is none
 */
int
pd_numeral_get_digit (gunichar c)
{
  static const char *const digits[] = { "零〇", "一壹弌", "二两贰弍", "三叁弎", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖" };

  if (pd_quantity_scan_is_digit (c))
    return c - '0';
  if (c < 0x3000)
    return -1;
  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    {
      if (pd_quantity_scan_is_one_of (c, digits[i]))
        return i;
    }
  return -1;
}

/**
 * pd_numeral_get_scale:
 * @c: a character
 *
 * Returns: which power of ten it is a numeral for, from 十 to 兆; 0 where for none
 */
int
pd_numeral_get_scale (gunichar c)
{
  switch (c)
    {
    case 0x5341: /* 十 */
    case 0x62FE: /* 拾 */
      return 1;
    case 0x767E: /* 百 */
    case 0x4F70: /* 佰 */
      return 2;
    case 0x5343: /* 千 */
    case 0x4EDF: /* 仟 */
    case 0xCC9C: /* 천 */
      return 3;
    case 0x4E07: /* 万 */
    case 0xB9CC: /* 만 */
      return 4;
    case 0x4EBF: /* 亿 */
    case 0xC5B5: /* 억 */
      return 8;
    case 0x5146: /* 兆 */
    case 0xC870: /* 조 */
      return 12;
    default:
      return 0;
    }
}

gboolean
pd_numeral_is_vague_digit (gunichar c)
{
  return c == 0x51E0 /* 几 */ || c == 0x6570 /* 数 */;
}

/* 廿, 卅 */
int
pd_numeral_get_tens (gunichar c)
{
  return c == 0x5EFF || c == 0x5344 ? 2 : c == 0x5345 ? 3
                                                      : 0;
}

/**
 * pd_numeral_begins:
 * @c: a character
 *
 * Returns: whether a numeral can begin with it
 */
gboolean
pd_numeral_begins (gunichar c)
{
  return pd_numeral_get_digit (c) >= 0 || (c >= 0x3000 && (pd_numeral_get_scale (c) > 0 || pd_numeral_is_vague_digit (c) || pd_numeral_get_tens (c) > 0));
}

/* Which power of ten the last digit that is no zero counts. */
int
pd_numeral_find_step (const char *decimal)
{
  const char *point = strchr (decimal, '.');
  int behind = point != NULL ? (int) strlen (point + 1) : 0;
  int position = -behind, step = 0;

  for (const char *p = decimal + strlen (decimal); p > decimal; p--)
    {
      if (p[-1] == '.')
        continue;
      if (p[-1] >= '1' && p[-1] <= '9')
        {
          step = position;
          break;
        }
      position++;
    }
  return step;
}

void
pd_numeral_replace (char *buffer,
                    char *decimal)
{
  g_strlcpy (buffer, decimal, sizeof ((PdNumeral *) NULL)->low);
  g_free (decimal);
}

/**
 * pd_numeral_shift:
 * @numeral: a numeral
 * @places: a power of ten
 *
 * Multiplies it.
 */
void
pd_numeral_shift (PdNumeral *numeral,
                  int places)
{
  if (places == 0)
    return;
  pd_numeral_replace (numeral->low, pd_decimal_shift (numeral->low, places));
  pd_numeral_replace (numeral->high, pd_decimal_shift (numeral->high, places));
  numeral->scale += places;
  numeral->step += places;
}

/**
 * pd_numeral_set_more:
 * @numeral: a numeral
 *
 * Says that it is somewhat more than written: less than with its last digit one higher.
 */
void
pd_numeral_set_more (PdNumeral *numeral)
{
  g_autofree char *one = pd_decimal_shift ("1", numeral->step);

  pd_numeral_replace (numeral->high, pd_decimal_add (numeral->low, one));
  numeral->flags |= PD_NUMERAL_MORE;
}

/* 多, 余, 来 behind a number; 来 only where what is counted follows. */
void
pd_numeral_read_more (const PdQuantityScan *scan,
                      PdNumeral *numeral)
{
  gunichar c = scan->c[numeral->end], next = scan->c[numeral->end + 1];
  gboolean round;

  if (numeral->flags & (PD_NUMERAL_MORE | PD_NUMERAL_ABOUT | PD_NUMERAL_RANGE | PD_NUMERAL_VAGUE))
    return;
  round = numeral->step > 0 || (numeral->flags & PD_NUMERAL_FRACTION);
  if (c == 0x591A /* 多 */ && round && !pd_quantity_scan_is_one_of (next, numeral->flags & PD_NUMERAL_SCALED ? "数于方边媒样层" : "数于元方边媒样层"))
    {
      pd_numeral_set_more (numeral);
      numeral->end++;
    }
  else if (c == 0x4F59 /* 余 */ && round && !pd_quantity_scan_is_one_of (next, "额下地热"))
    {
      pd_numeral_set_more (numeral);
      numeral->end++;
    }
  else if (c == 0x6765 /* 来 */ && round && (pd_quantity_unit_find (scan, numeral->end + 1) != NULL || pd_numeral_get_scale (next) >= 4))
    {
      numeral->flags |= PD_NUMERAL_ABOUT;
      numeral->end++;
    }
  /* 20几万: as 多. */
  else if (pd_numeral_is_vague_digit (c) && c == 0x51E0 && round && numeral->step == 1)
    {
      pd_numeral_set_more (numeral);
      numeral->flags |= PD_NUMERAL_VAGUE;
      numeral->end++;
    }
}

/* A power of ten that is no part of a unit: in 5千瓦 the unit begins with it. */
int
pd_numeral_get_scale_at (const PdQuantityScan *scan,
                         guint at)
{
  int scale = pd_numeral_get_scale (scan->c[at]);
  const PdQuantityUnit *unit;

  if (scale == 0)
    return 0;
  unit = pd_quantity_unit_find (scan, at);
  return unit != NULL ? 0 : scale;
}

/* Digits, with commas between groups of three, or spaces where the number goes on; and a fraction. */
static gboolean
read_digits (const PdQuantityScan *scan,
             guint at,
             GString *decimal,
             guint *end)
{
  guint n = 0, group = 0;
  gboolean grouped = FALSE;

  while (pd_quantity_scan_is_digit (scan->c[at]) && (n == 0 || !scan->gap[at]))
    {
      if (n++ <= PD_NUMERAL_MAX_DIGITS)
        g_string_append_c (decimal, scan->c[at]);
      group++;
      at++;
      if (scan->c[at] == ',' && (grouped ? group == 3 : group <= 3) && !scan->gap[at] && !scan->gap[at + 1] && at + 3 < scan->n
          && pd_quantity_scan_is_digit (scan->c[at + 1]) && pd_quantity_scan_is_digit (scan->c[at + 2]) && pd_quantity_scan_is_digit (scan->c[at + 3])
          && !pd_quantity_scan_is_digit (at + 4 < scan->n ? scan->c[at + 4] : 0))
        {
          grouped = TRUE;
          group = 0;
          at++;
        }
    }
  if (scan->c[at] == '.' && !scan->gap[at] && !scan->gap[at + 1] && pd_quantity_scan_is_digit (scan->c[at + 1]))
    {
      g_string_append_c (decimal, '.');
      for (at++; pd_quantity_scan_is_digit (scan->c[at]) && !scan->gap[at]; at++)
        {
          if (n++ <= PD_NUMERAL_MAX_DIGITS)
            g_string_append_c (decimal, scan->c[at]);
        }
    }
  *end = at;
  return n > 0 && n <= PD_NUMERAL_MAX_DIGITS;
}

/* 5 890 亿: the space groups digits where a power of ten or a unit follows. */
static guint
find_space_group (const PdQuantityScan *scan,
                  guint at,
                  guint n_before)
{
  if (n_before == 0 || n_before > 3 || !scan->gap[at] || at + 3 >= scan->n)
    return 0;
  for (guint i = 0; i < 3; i++)
    {
      if (!pd_quantity_scan_is_digit (scan->c[at + i]) || (i > 0 && scan->gap[at + i]))
        return 0;
    }
  return pd_numeral_get_scale (scan->c[at + 3]) > 0 || pd_quantity_scan_is_one_of (scan->c[at + 3], "元%美港") ? 3 : 0;
}

void
pd_numeral_read_scales (const PdQuantityScan *scan,
                        PdNumeral *numeral)
{
  int total = 0, scale;

  while ((scale = pd_numeral_get_scale_at (scan, numeral->end)) > 1 && total + scale <= PD_NUMERAL_MAX_SCALE)
    {
      pd_numeral_shift (numeral, scale);
      total += scale;
      numeral->end++;
      numeral->flags |= PD_NUMERAL_SCALED;
    }
}

static gboolean read_arabic (const PdQuantityScan *scan,
                             guint at,
                             gboolean tail,
                             PdNumeral *numeral);

/* 3亿5000万: what is behind a power of ten counts on where it is less. */
static void
read_tail (const PdQuantityScan *scan,
           PdNumeral *numeral)
{
  g_autofree char *limit = NULL;
  PdNumeral tail;

  if (!pd_quantity_scan_is_digit (scan->c[numeral->end]) || !read_arabic (scan, numeral->end, TRUE, &tail))
    return;
  /* A space is only a stray one where 千 or 百 goes on with it. */
  if (scan->gap[numeral->end] && !(tail.flags & PD_NUMERAL_SCALED))
    return;
  if ((tail.flags & (PD_NUMERAL_FRACTION | PD_NUMERAL_ZEROS)) || pd_quantity_scan_is_one_of (scan->c[tail.end], "年月日号时-/:"))
    return;
  limit = pd_decimal_shift ("1", numeral->scale);
  if (pd_decimal_compare (tail.low, limit) >= 0 || (tail.scale == 0 && strlen (tail.low) + 1 < (gsize) numeral->scale))
    return;
  pd_numeral_replace (numeral->low, pd_decimal_add (numeral->low, tail.low));
  g_strlcpy (numeral->high, numeral->low, sizeof (numeral->high));
  numeral->step = tail.step;
  numeral->scale = tail.scale;
  numeral->end = tail.end;
}

static gboolean
read_arabic (const PdQuantityScan *scan,
             guint at,
             gboolean tail,
             PdNumeral *numeral)
{
  g_autoptr (GString) decimal = g_string_new (NULL);
  gboolean read = read_digits (scan, at, decimal, &numeral->end);
  guint n = numeral->end - at;

  if (!read)
    return FALSE;
  if (strchr (decimal->str, '.') == NULL && n == decimal->len)
    for (guint more; (more = find_space_group (scan, numeral->end, n <= 3 ? n : 3)) > 0 && decimal->len + more <= PD_NUMERAL_MAX_DIGITS && n <= 3; numeral->end += more)
      {
        for (guint i = 0; i < more; i++)
          g_string_append_c (decimal, scan->c[numeral->end + i]);
      }
  numeral->flags = PD_NUMERAL_ARABIC;
  if (strchr (decimal->str, '.') != NULL)
    numeral->flags |= PD_NUMERAL_FRACTION;
  if (decimal->str[0] == '0' && g_ascii_isdigit (decimal->str[1]))
    numeral->flags |= PD_NUMERAL_ZEROS;
  pd_numeral_replace (numeral->low, pd_decimal_shift (decimal->str, 0));
  g_strlcpy (numeral->high, numeral->low, sizeof (numeral->high));
  numeral->scale = 0;
  numeral->step = pd_numeral_find_step (numeral->low);
  pd_numeral_read_more (scan, numeral);
  pd_numeral_read_scales (scan, numeral);
  if (!tail && (numeral->flags & PD_NUMERAL_SCALED) && !(numeral->flags & (PD_NUMERAL_MORE | PD_NUMERAL_ABOUT | PD_NUMERAL_FRACTION)))
    read_tail (scan, numeral);
  if (!tail)
    pd_numeral_read_more (scan, numeral);
  return TRUE;
}

/**
 * pd_numeral_read:
 * @scan: a text
 * @at: where in its characters
 * @numeral: (out caller-allocates): what is read
 *
 * Reads the numeral that begins there: in Arabic digits, in Chinese ones, or in both. Where it is none, its end is what was looked at.
 *
 * Returns: whether there is one
 */
gboolean
pd_numeral_read (const PdQuantityScan *scan,
                 guint at,
                 PdNumeral *numeral)
{
  gunichar c;

  g_return_val_if_fail (scan != NULL, FALSE);
  g_return_val_if_fail (numeral != NULL, FALSE);

  memset (numeral, 0, sizeof *numeral);
  numeral->end = at;
  if (at >= scan->n || !pd_numeral_begins (scan->c[at]))
    return FALSE;
  c = scan->c[at];
  if (pd_quantity_scan_is_digit (c))
    return read_arabic (scan, at, FALSE, numeral);
  if (pd_numeral_get_digit (c) >= 0 && at + 1 < scan->n && pd_numeral_get_digit (scan->c[at + 1]) >= 0 && !pd_quantity_scan_is_digit (scan->c[at + 1]))
    {
      int first = pd_numeral_get_digit (c), second = pd_numeral_get_digit (scan->c[at + 1]);

      if (first == 0 || !pd_numeral_is_pair (first, second) || pd_numeral_get_digit (scan->c[at + 2]) >= 0)
        return pd_numeral_read_positional (scan, at, numeral);
    }
  return pd_numeral_read_chinese (scan, at, numeral);
}
