#include "pd-quantity-part.h"

#include <string.h>

#include "pd-decimal.h"

/* Of what a quotient has without an end, so much is kept. */
#define FRACTION_PLACES 10

static gboolean
is_run_connector (gunichar c)
{
  return c == '.' || c == ':' || c == '/' || c == '-' || c == 0x2013 || c == ',';
}

/**
 * pd_quantity_part_skip_latin:
 * @scan: a text
 * @at: where a letter stands
 *
 * Returns: where the word ends, with the digits in it; an address ends with the space behind it
 */
guint
pd_quantity_part_skip_latin (const PdQuantityScan *scan,
                             guint at)
{
  gboolean address = pd_quantity_scan_match (scan, at, "www.") > 0;
  guint begin = at;

  for (; at < scan->n && (at == begin || !scan->gap[at]); at++)
    {
      gunichar c = scan->c[at], next = at + 1 < scan->n && !scan->gap[at + 1] ? scan->c[at + 1] : 0;

      if (c >= 0x80 && !pd_quantity_scan_is_latin (c))
        break;
      if (c == '\n' || c == '<' || c == '>' || c == '"')
        break;
      address = address || (c == ':' && next == '/') || c == '@';
      if (address || pd_quantity_scan_is_digit (c) || pd_quantity_scan_is_latin (c) || c == '_')
        continue;
      if (pd_quantity_scan_is_one_of (c, "-.'/:@&=?%#+~$*") && next < 0x80 && (g_ascii_isalnum (next) || next == '/' || next == '_'))
        continue;
      break;
    }
  return MAX (at, begin + 1);
}

/* Three digits and no more. */
static gboolean
is_group (const PdQuantityScan *scan,
          guint at)
{
  for (guint i = 0; i < 3; i++)
    {
      if (at + i >= scan->n || !pd_quantity_scan_is_digit (scan->c[at + i]))
        return FALSE;
    }
  return !pd_quantity_scan_is_digit (scan->c[at + 3]);
}

/* 2025-01-30, 8:30, 1.2.3, 192.168.0.1, 010-12345678: as many digits as they have, they count nothing. Returns where it ends, or 0. */
static guint
find_identifier (const PdQuantityScan *scan,
                 guint at)
{
  guint dots = 0, colons = 0, slashes = 0, dashes = 0, part = 0, longest = 0;
  gboolean zero = FALSE;
  guint i;

  for (i = at; i < scan->n; i++)
    {
      gunichar c = scan->c[i];

      if (i > at && scan->gap[i])
        break;
      if (pd_quantity_scan_is_digit (c))
        {
          part++;
          longest = MAX (longest, part);
          continue;
        }
      if (!is_run_connector (c) || scan->gap[i + 1] || !pd_quantity_scan_is_digit (scan->c[i + 1]))
        break;
      if (c == ',')
        {
          if (!is_group (scan, i + 1))
            break;
          part = 0;
          continue;
        }
      dots += c == '.';
      colons += c == ':';
      slashes += c == '/';
      dashes += c == '-' || c == 0x2013;
      zero = zero || (c != '.' && c != ':' && part > 0 && (scan->c[i - part] == '0' && part > 1)) || ((c == '-' || c == '/') && scan->c[i + 1] == '0' && pd_quantity_scan_is_digit (scan->c[i + 2]));
      part = 0;
    }
  if (dots > 2 || (dots > 1 && dashes == 0) || colons > 0 || slashes > 1 || dashes > 1 || (slashes > 0 && dashes + dots > 0) || (dashes > 0 && (zero || longest > 7)))
    return i;
  return longest > PD_NUMERAL_MAX_DIGITS ? i : 0;
}

/* 1/10, where it is less than one; not 24/7. */
static gboolean
read_slash (const PdQuantityScan *scan,
            PdQuantityPart *part)
{
  PdNumeral divisor;
  guint at = part->numeral.end;
  char *quotient;

  if (scan->c[at] != '/' || scan->gap[at + 1] || !pd_quantity_scan_is_digit (scan->c[at + 1]) || !pd_numeral_read (scan, at + 1, &divisor))
    return FALSE;
  part->end = divisor.end;
  if ((divisor.flags | part->numeral.flags) != PD_NUMERAL_ARABIC || strlen (divisor.low) > 6 || pd_decimal_compare (part->numeral.low, divisor.low) >= 0
      || pd_decimal_compare (part->numeral.low, "0") == 0 || pd_quantity_scan_is_latin (scan->c[divisor.end])
      || (g_str_equal (part->numeral.low, "9") && g_str_equal (divisor.low, "11")))
    {
      part->start = part->end;
      return TRUE;
    }
  quotient = pd_decimal_divide (part->numeral.low, g_ascii_strtoull (divisor.low, NULL, 10), FRACTION_PLACES);
  g_strlcpy (part->numeral.low, quotient, sizeof part->numeral.low);
  g_strlcpy (part->numeral.high, quotient, sizeof part->numeral.high);
  g_free (quotient);
  part->numeral.end = divisor.end;
  part->known = TRUE;
  return TRUE;
}

/* 三分之一, 百分之十七 */
static gboolean
read_share (const PdQuantityScan *scan,
            PdQuantityPart *part)
{
  PdNumeral share;
  guint n = pd_quantity_scan_match (scan, part->numeral.end, "分之");
  char *quotient;

  if (n == 0 || !pd_numeral_read (scan, part->numeral.end + n, &share))
    return FALSE;
  if (part->numeral.flags & (PD_NUMERAL_RANGE | PD_NUMERAL_VAGUE | PD_NUMERAL_FRACTION | PD_NUMERAL_ZEROS | PD_NUMERAL_POSITIONAL) || strlen (part->numeral.low) > 9)
    return FALSE;
  if (g_str_equal (part->numeral.low, "100") || g_str_equal (part->numeral.low, "1000"))
    {
      part->share = strlen (part->numeral.low) == 3 ? "%" : "‰";
      part->numeral = share;
      part->known = TRUE;
      return TRUE;
    }
  if (share.flags & (PD_NUMERAL_POSITIONAL | PD_NUMERAL_ZEROS) || pd_decimal_compare (part->numeral.low, "0") == 0)
    return FALSE;
  quotient = pd_decimal_divide (share.high, g_ascii_strtoull (part->numeral.low, NULL, 10), FRACTION_PLACES);
  g_strlcpy (share.high, quotient, sizeof share.high);
  g_free (quotient);
  quotient = pd_decimal_divide (share.low, g_ascii_strtoull (part->numeral.low, NULL, 10), FRACTION_PLACES);
  g_strlcpy (share.low, quotient, sizeof share.low);
  g_free (quotient);
  part->numeral = share;
  part->known = TRUE;
  return TRUE;
}

static void
set_value (PdNumeral *numeral,
           const char *value)
{
  g_strlcpy (numeral->low, value, sizeof numeral->low);
  g_strlcpy (numeral->high, value, sizeof numeral->high);
}

static void
add_half (PdQuantityPart *part)
{
  char *low = pd_decimal_add (part->numeral.low, "0.5"), *high = pd_decimal_add (part->numeral.high, "0.5");

  g_strlcpy (part->numeral.low, low, sizeof part->numeral.low);
  g_strlcpy (part->numeral.high, high, sizeof part->numeral.high);
  g_free (low);
  g_free (high);
  part->half = TRUE;
}

/* 半年, 一半, 半数. */
static gboolean
read_half (const PdQuantityScan *scan,
           guint at,
           PdQuantityPart *part)
{
  gunichar before = at > 0 ? scan->c[at - 1] : 0;
  const PdQuantityUnit *unit;

  part->start = at;
  if (scan->c[at] == 0x4E00 /* 一 */)
    {
      part->end = part->numeral.end = at + 2;
      set_value (&part->numeral, "0.5");
      part->known = part->half = TRUE;
      return !pd_quantity_scan_is_one_of (before, "另后前上下这那") && !pd_quantity_scan_is_one_of (scan->c[at + 2], "天个年月会儿");
    }
  part->end = part->numeral.end = at + 1;
  set_value (&part->numeral, "0.5");
  part->half = TRUE;
  if (scan->c[at + 1] == 0x6570 /* 数 */ && scan->c[at + 2] != 0x636E /* 据 */)
    {
      part->end = part->numeral.end = at + 2;
      part->known = TRUE;
      return TRUE;
    }
  unit = pd_quantity_unit_find (scan, at + 1);
  if (before == 0x8FC7 /* 过 */ && unit == NULL)
    {
      part->known = TRUE;
      return !pd_quantity_scan_is_one_of (scan->c[at + 1], "导夜路身");
    }
  if (unit == NULL || !(unit->flags & PD_QUANTITY_UNIT_HALF) || pd_quantity_scan_is_one_of (before, "大一对多上下前后夜减参各占强首头"))
    return FALSE;
  return TRUE;
}

/* $6M, 1.6 million. */
static void
read_latin_scale (const PdQuantityScan *scan,
                  PdQuantityPart *part)
{
  static const struct
  {
    const char *word;
    int scale;
    gboolean money;
  } scales[] = {
    { "million", 6, FALSE },
    { "billion", 9, FALSE },
    { "trillion", 12, FALSE },
    { "thousand", 3, FALSE },
    { "mln", 6, FALSE },
    { "bln", 9, FALSE },
    { "bn", 9, FALSE },
    { "K", 3, TRUE },
    { "k", 3, TRUE },
    { "M", 6, TRUE },
    { "m", 6, TRUE },
    { "B", 9, TRUE },
    { "b", 9, TRUE },
    { "T", 12, TRUE },
  };
  guint at = part->numeral.end;

  if (!(part->numeral.flags & PD_NUMERAL_ARABIC))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      guint n = pd_quantity_scan_match (scan, at, scales[i].word);

      if (n == 0 || (scales[i].money && (part->currency == NULL || scan->gap[at])) || (at + n < scan->n && !scan->gap[at + n] && (pd_quantity_scan_is_latin (scan->c[at + n]) || pd_quantity_scan_is_digit (scan->c[at + n]))))
        continue;
      pd_numeral_shift (&part->numeral, scales[i].scale);
      part->numeral.flags |= PD_NUMERAL_SCALED;
      part->numeral.end = at + n;
      return;
    }
}

/* 元/吨, 美元每桶, 5 km/h. */
static guint
find_rate_end (const PdQuantityScan *scan,
               guint at)
{
  const PdQuantityUnit *unit;

  if ((scan->c[at] != '/' && scan->c[at] != 0x6BCF /* 每 */) || scan->gap[at])
    return at;
  unit = pd_quantity_unit_find (scan, at + 1);
  return unit != NULL ? at + 1 + pd_quantity_unit_get_length (unit) : at;
}

/* 一个多月 */
static gboolean
read_more_within (const PdQuantityScan *scan,
                  PdQuantityPart *part)
{
  static const char *const rests[] = { "月", "小时", "钟头", "星期", "礼拜", "世纪", "季度" };
  guint at = part->numeral.end;
  gunichar within = scan->c[at + 1];

  if (scan->c[at] != 0x4E2A /* 个 */ || (within != 0x591A /* 多 */ && within != 0x534A /* 半 */))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (rests); i++)
    {
      guint n = pd_quantity_scan_match (scan, at + 2, rests[i]);
      g_autofree char *name = NULL;

      if (n == 0)
        continue;
      name = g_strconcat ("个", rests[i], NULL);
      part->unit = pd_quantity_unit_look_up (name);
      part->unit_start = at + 2;
      part->end = part->unit_end = at + 2 + n;
      if (within == 0x591A)
        pd_numeral_set_more (&part->numeral);
      else
        add_half (part);
      return part->unit != NULL;
    }
  return FALSE;
}

static void
read_behind_unit (const PdQuantityScan *scan,
                  PdQuantityPart *part)
{
  gunichar c = scan->c[part->end], next = scan->c[part->end + 1];
  PdNumeralFlags loose = PD_NUMERAL_MORE | PD_NUMERAL_ABOUT | PD_NUMERAL_RANGE | PD_NUMERAL_VAGUE;

  if (c == 0x591A /* 多 */ && !(part->numeral.flags & loose) && pd_quantity_unit_find (scan, part->end + 1) == NULL && !pd_quantity_scan_is_one_of (next, "数于元方边媒样层大少久次"))
    {
      pd_numeral_set_more (&part->numeral);
      part->end++;
    }
  else if (c == 0x4F59 /* 余 */ && part->unit->kind != NULL && !(part->numeral.flags & loose) && !pd_quantity_scan_is_one_of (next, "额下地热"))
    {
      pd_numeral_set_more (&part->numeral);
      part->end++;
    }
  else if (c == 0x534A /* 半 */ && (part->unit->flags & PD_QUANTITY_UNIT_HALF) && !(part->numeral.flags & (loose | PD_NUMERAL_FRACTION)) && !pd_quantity_scan_is_one_of (next, "导年天夜数径价"))
    {
      add_half (part);
      part->end++;
    }
}

static void
read_unit (const PdQuantityScan *scan,
           PdQuantityPart *part)
{
  guint at;

  if (read_more_within (scan, part))
    return;
  at = part->numeral.end;
  if (scan->c[at] == 0x4E2A /* 个 */ && scan->c[at + 1] == 0x4EBF /* 亿 */)
    {
      pd_numeral_shift (&part->numeral, 8);
      part->numeral.flags |= PD_NUMERAL_SCALED;
      part->known = TRUE;
      part->end = at = at + 2;
    }
  part->unit = pd_quantity_unit_find (scan, at);
  if (part->unit == NULL || (part->half && at == part->start + 1 && !(part->unit->flags & PD_QUANTITY_UNIT_HALF)))
    {
      part->unit = NULL;
      return;
    }
  part->unit_start = at;
  part->unit_end = at + pd_quantity_unit_get_length (part->unit);
  part->unit_end = part->end = find_rate_end (scan, part->unit_end);
  read_behind_unit (scan, part);
}

static gboolean
is_minus (gunichar c)
{
  return c == '-' || c == 0x2212 || c == 0x8D1F /* 负 */;
}

/* Where the number begins behind a minus; @at itself where there is none. */
static guint
find_unsigned (const PdQuantityScan *scan,
               guint at)
{
  gunichar before = at > 0 && !scan->gap[at] ? scan->c[at - 1] : 0;
  guint n = pd_quantity_scan_match (scan, at, "零下");

  if (n > 0 && pd_numeral_begins (scan->c[at + n]))
    return at + n;
  if (!is_minus (scan->c[at]) || at + 1 >= scan->n)
    return at;
  if (scan->c[at] == 0x8D1F)
    return pd_numeral_begins (scan->c[at + 1]) && !pd_quantity_scan_is_one_of (before, "胜承担抱欺辜") ? at + 1 : at;
  if (scan->gap[at + 1] || pd_quantity_scan_is_digit (before) || pd_quantity_scan_is_latin (before) || pd_quantity_scan_is_one_of (before, "%-)/")
      || !pd_quantity_scan_is_digit (scan->c[at + 1]))
    return at;
  return at + 1;
}

/**
 * pd_quantity_part_begins:
 * @scan: a text
 * @at: where in its characters
 *
 * Returns: whether a quantity can begin there
 */
gboolean
pd_quantity_part_begins (const PdQuantityScan *scan,
                         guint at)
{
  guint n;

  if (at >= scan->n)
    return FALSE;
  if (pd_numeral_begins (scan->c[at]) || scan->c[at] == 0x534A /* 半 */ || find_unsigned (scan, at) > at)
    return TRUE;
  return pd_quantity_currency_find (scan, at, &n) != NULL && pd_numeral_begins (scan->c[at + n]);
}

/**
 * pd_quantity_part_read:
 * @scan: a text
 * @at: where in its characters
 * @part: (out caller-allocates): what is read
 *
 * Reads the number that begins there, with its currency and unit. Whether it is a quantity is more than that says.
 *
 * Returns: whether there is one; its end says how far was looked
 */
gboolean
pd_quantity_part_read (const PdQuantityScan *scan,
                       guint at,
                       PdQuantityPart *part)
{
  guint n, unsigned_at;

  memset (part, 0, sizeof *part);
  part->start = at;
  unsigned_at = find_unsigned (scan, at);
  part->negative = unsigned_at > at;
  at = unsigned_at;
  part->end = at + 1;
  part->currency = pd_quantity_currency_find (scan, at, &n);
  if (part->currency != NULL)
    {
      if (!pd_numeral_begins (scan->c[at + n]))
        return FALSE;
      at += n;
      part->end = at + 1;
    }
  if (scan->c[at] == 0x534A || (scan->c[at] == 0x4E00 && scan->c[at + 1] == 0x534A))
    {
      if (!read_half (scan, at, part))
        return FALSE;
      if (!part->known)
        read_unit (scan, part);
      return part->known || part->unit != NULL;
    }
  if (pd_quantity_scan_is_digit (scan->c[at]) && (n = find_identifier (scan, at)) > 0)
    {
      part->end = n;
      return FALSE;
    }
  if (!pd_numeral_read (scan, at, &part->numeral))
    {
      part->end = MAX (part->numeral.end, at + 1);
      return FALSE;
    }
  part->end = part->numeral.end;
  if (read_slash (scan, part))
    {
      if (!part->known)
        return FALSE;
      part->end = part->numeral.end;
      if (!pd_quantity_part_is_date (scan, part))
        read_unit (scan, part);
      return TRUE;
    }
  if (read_share (scan, part))
    {
      part->end = part->numeral.end;
      return TRUE;
    }
  read_latin_scale (scan, part);
  part->end = part->numeral.end;
  if (!pd_quantity_part_is_date (scan, part))
    read_unit (scan, part);
  return TRUE;
}

static gboolean
is_year (const PdNumeral *numeral)
{
  if (numeral->flags & (PD_NUMERAL_POSITIONAL | PD_NUMERAL_ZEROS))
    return TRUE;
  return numeral->flags == PD_NUMERAL_ARABIC && strlen (numeral->low) == 4 && (numeral->low[0] == '1' || numeral->low[0] == '2');
}

/**
 * pd_quantity_part_is_date:
 * @scan: a text
 * @part: a number
 *
 * Returns: whether what follows makes it a date or a time of day: 2025年, 3月, 20日, 8点
 */
gboolean
pd_quantity_part_is_date (const PdQuantityScan *scan,
                          const PdQuantityPart *part)
{
  const PdNumeral *numeral = &part->numeral;
  guint at = numeral->end;
  gunichar before = part->start > 0 ? scan->c[part->start - 1] : 0;
  gboolean plain = !(numeral->flags & (PD_NUMERAL_SCALED | PD_NUMERAL_FRACTION | PD_NUMERAL_MORE | PD_NUMERAL_ABOUT));

  switch (scan->c[at])
    {
    case 0x5E74: /* 年 */
      if (pd_quantity_scan_is_one_of (scan->c[at + 1], "代级"))
        return TRUE;
      return is_year (numeral) && !pd_quantity_scan_match (scan, at + 1, "历史") && !pd_quantity_scan_match (scan, at + 1, "的历史") && !pd_quantity_scan_match (scan, at + 1, "来的");
    case 0x6708: /* 月 */
    case 0x53F7: /* 号 */
      return plain;
    case 0x65E5: /* 日 */
      return plain && !pd_quantity_scan_is_one_of (scan->c[at + 1], "内间游") && !pd_quantity_scan_match (scan, at + 1, "以内") && !pd_quantity_scan_match (scan, at + 1, "之内");
    case 0x65F6: /* 时 */
      return plain;
    case 0x70B9: /* 点 */
      return plain && pd_decimal_compare (numeral->high, "24") <= 0 && !pd_quantity_scan_is_one_of (before, "涨跌报收升降至破挫");
    case 0x4E16: /* 世 */
      return plain && scan->c[at + 1] == 0x7EAA;
    case 0x540E: /* 后 */
      return plain && at == part->start + 2 && (g_str_has_suffix (numeral->low, "0") || g_str_has_suffix (numeral->low, "5"));
    default:
      return FALSE;
    }
}
