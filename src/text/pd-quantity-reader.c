#include "pd-quantity-reader.h"

#include <string.h>

#include "pd-decimal.h"
#include "pd-quantity-part.h"
#include "pd-quantity-words.h"

/* What is read, and as far as it is. */
typedef struct
{
  PdQuantityScan *scan;
  const char *utf8;
  /* Where the last slice was taken from, as they come in order. */
  const char *slice_at;
  guint slice_offset;
  GPtrArray *found;
  /* Nothing before is a part of the next one. */
  guint limit;
  /* The word in Latin letters that ends there. */
  guint latin_start;
  guint latin_end;
} Reader;

/* How exactly a quantity is given, and from where to where the words say so. */
typedef struct
{
  guint start;
  guint end;
  PdQuantityBound before;
  PdQuantityBound behind;
  gboolean is_before;
  gboolean is_behind;
} Bounds;

static gunichar
get_before (const Reader *self,
            guint at)
{
  return at > 0 ? self->scan->c[at - 1] : 0;
}

static gboolean
is_single (const PdQuantityPart *part,
           const char *value)
{
  return (part->numeral.flags & PD_NUMERAL_SINGLE) && g_str_equal (part->numeral.low, value) && !part->half;
}

/* 上亿, 上百万: more than that. */
static gboolean
is_at_least (const Reader *self,
             guint at,
             const PdQuantityPart *part)
{
  return (part->numeral.flags & PD_NUMERAL_BARE) && at > self->limit && get_before (self, at) == 0x4E0A /* 上 */
         && !pd_quantity_scan_is_one_of (get_before (self, at - 1), "以晚早网史路身头楼马海天线场市赶追之地");
}

static void
find_bounds (const Reader *self,
             const PdQuantityPart *part,
             Bounds *bounds)
{
  guint at = part->start;

  bounds->start = at;
  bounds->end = part->end;
  if ((part->numeral.flags & PD_NUMERAL_VAGUE) && at > self->limit && get_before (self, at) == 0x597D /* 好 */)
    bounds->start = --at;
  if (part->half && part->known && at > self->limit && get_before (self, at) == 0x8FC7 /* 过 */)
    {
      at = bounds->start = at - (at > self->limit + 1 && get_before (self, at - 1) == 0x8D85 /* 超 */ ? 2 : 1);
      bounds->before = PD_QUANTITY_OVER;
      bounds->is_before = TRUE;
    }
  else if (is_at_least (self, at, part))
    {
      bounds->start = at - 1;
      bounds->before = PD_QUANTITY_OVER;
      bounds->is_before = TRUE;
    }
  else
    bounds->is_before = pd_quantity_words_find_before (self->scan, at, self->limit, &bounds->start, &bounds->before);
  bounds->is_behind = pd_quantity_words_find_behind (self->scan, part->end, &bounds->end, &bounds->behind);
}

/* 图3, [12], (1), 1. at the beginning of a line, 《1984》, Windows 8: numbers that count nothing. */
static gboolean
is_label (const Reader *self,
          const PdQuantityPart *part)
{
  const PdQuantityScan *scan = self->scan;
  gunichar before = get_before (self, part->start), behind = scan->c[part->end];

  if (pd_quantity_scan_is_one_of (before, "图表式章节页卷第条#号版附件步例注") || pd_quantity_scan_is_one_of (behind, "强后号月日时届期级班路线环版中型系楼室世维星年"))
    return TRUE;
  if (pd_quantity_scan_is_one_of (before, "([{《〈【<_=") && pd_quantity_scan_is_one_of (behind, ")]}》〉】>、"))
    return TRUE;
  if ((part->start == 0 || before == '\n') && pd_quantity_scan_is_one_of (behind, ".、)．:"))
    return TRUE;
  if (part->start == self->latin_end && self->latin_end > 0)
    {
      gboolean sentence = part->end < scan->n && scan->gap[part->end] && behind < 0x80 && g_ascii_islower (behind);

      for (guint i = self->latin_start; i < self->latin_end; i++)
        sentence = sentence && scan->c[i] < 0x80 && g_ascii_islower (scan->c[i]);
      return !sentence;
    }
  return FALSE;
}

/* A year without 年, a telephone number, a number of an account. */
static gboolean
is_code (const PdQuantityPart *part)
{
  gsize n = strlen (part->numeral.low);

  if (part->numeral.flags != PD_NUMERAL_ARABIC || part->negative || part->end - part->start != n)
    return FALSE;
  return n >= 11 || (n == 4 && (g_str_has_prefix (part->numeral.low, "19") || g_str_has_prefix (part->numeral.low, "20")) && strcmp (part->numeral.low, "2000") != 0);
}

static gboolean
is_bare_quantity (const Reader *self,
                  const PdQuantityPart *part,
                  const Bounds *bounds)
{
  PdNumeralFlags flags = part->numeral.flags;
  gunichar behind = self->scan->c[part->end];
  gboolean bounded = bounds->is_before || bounds->is_behind;

  if (part->currency != NULL || part->share != NULL || part->known)
    return TRUE;
  if (part->end < self->scan->n && !self->scan->gap[part->end] && pd_quantity_scan_is_latin (behind))
    return FALSE;
  if (flags & PD_NUMERAL_ARABIC)
    return (flags & PD_NUMERAL_SCALED) || !((flags & PD_NUMERAL_ZEROS) || is_label (self, part) || (!bounded && is_code (part)));
  if (flags & (PD_NUMERAL_POSITIONAL | PD_NUMERAL_SINGLE))
    return (flags & PD_NUMERAL_BARE) && bounded;
  if (flags & PD_NUMERAL_BARE)
    return bounded;
  if (flags & PD_NUMERAL_FRACTION)
    return (flags & PD_NUMERAL_SCALED) || bounded;
  return (flags & PD_NUMERAL_SCALED) || bounded || (flags & PD_NUMERAL_MORE);
}

/* 数天 is several days; 数位 is a digit. */
static gboolean
is_several (const Reader *self,
            const PdQuantityPart *part)
{
  if (self->scan->c[part->numeral.end - 1] != 0x6570 /* 数 */ || !(part->numeral.flags & PD_NUMERAL_SINGLE))
    return TRUE;
  return part->unit != NULL
         && ((part->unit->kind != NULL && strcmp (part->unit->kind, "money") != 0 && strcmp (part->unit->kind, "share") != 0)
             || pd_quantity_scan_is_one_of (g_utf8_get_char (part->unit->name), "倍家次名个种项条人座艘辆"));
}

static gboolean
is_quantity (const Reader *self,
             const PdQuantityPart *part,
             const Bounds *bounds)
{
  PdNumeralFlags flags = part->numeral.flags;
  const PdQuantityUnit *unit = part->unit;
  gunichar before = get_before (self, part->start);
  gboolean bounded = bounds->is_before || bounds->is_behind;

  if (pd_quantity_part_is_date (self->scan, part) && !part->known)
    return FALSE;
  if ((flags & PD_NUMERAL_VAGUE) && pd_quantity_scan_is_one_of (self->scan->c[part->numeral.end - 1], "数")
      && pd_quantity_scan_is_one_of (before, "人次指函参总多少无系分倍整计代对乘约度点个件级单岁复个票读字小"))
    return FALSE;
  if (unit == NULL)
    return is_bare_quantity (self, part, bounds);
  if (part->known)
    return TRUE;
  if ((unit->flags & PD_QUANTITY_UNIT_DIGITS) && !(flags & PD_NUMERAL_ARABIC) && !part->negative)
    return FALSE;
  if (pd_quantity_scan_is_one_of (g_utf8_get_char (unit->name), "期届版季") || (unit->kind == NULL && (flags & PD_NUMERAL_ZEROS)))
    return FALSE;
  /* 10时30分 */
  if (g_str_equal (unit->name, "分") && pd_quantity_scan_is_one_of (before, "时点"))
    return FALSE;
  /* 周三, 星期三: which day it is. */
  if ((flags & PD_NUMERAL_SINGLE) && !bounded && pd_quantity_scan_is_one_of (before, "周期拜初老小唯统专之其单归划逐第某这那每同任哪另合"))
    return FALSE;
  if (is_single (part, "0") || (is_single (part, "2") && self->scan->c[part->numeral.end - 1] == 0x4E8C && (unit->currency != NULL || unit->kind == NULL)))
    return FALSE;
  if (is_single (part, "1") && !bounded)
    return (unit->flags & PD_QUANTITY_UNIT_ONE) && !pd_quantity_scan_is_one_of (before, "有万不后下上最");
  if ((flags & PD_NUMERAL_CAPITAL) && (flags & PD_NUMERAL_SINGLE))
    return unit->currency != NULL;
  if (flags & PD_NUMERAL_BARE)
    return bounded || (!(flags & PD_NUMERAL_SINGLE) && (unit->currency != NULL || unit->kind != NULL || pd_quantity_scan_is_one_of (g_utf8_get_char (unit->name), "人辆台套颗户亩片块只头桶")));
  if (flags & PD_NUMERAL_POSITIONAL)
    return strlen (part->numeral.low) > 2 || g_str_equal (unit->name, "折");
  return is_several (self, part);
}

static char *
dup_slice (Reader *self,
           guint start,
           guint end)
{
  const char *from;

  if (start < self->slice_offset)
    {
      self->slice_at = self->utf8;
      self->slice_offset = 0;
    }
  from = g_utf8_offset_to_pointer (self->slice_at, start - self->slice_offset);
  self->slice_at = from;
  self->slice_offset = start;
  return g_strndup (from, g_utf8_offset_to_pointer (from, end - start) - from);
}

static guint
get_end_offset (const Reader *self,
                guint end)
{
  return self->scan->offsets[end - 1] + 1;
}

/* As it is written, without the spaces in it; 成 and 割 are tenths, and told in percent. */
static char *
dup_unit (Reader *self,
          const PdQuantityPart *part)
{
  g_autoptr (GString) unit = NULL;
  g_autofree char *written = NULL;

  if (part->share != NULL)
    return g_strdup (part->share);
  if (part->unit == NULL)
    return part->currency != NULL ? g_strdup (part->currency->name) : NULL;
  if (g_str_equal (part->unit->name, "成") || g_str_equal (part->unit->name, "割") || g_str_equal (part->unit->name, "percent") || g_str_equal (part->unit->name, "pct") || g_str_equal (part->unit->name, "%"))
    return g_strdup ("%");
  /* 元人民币, 元港币: it is the code that says whose. */
  if (part->unit->currency != NULL && g_str_has_prefix (part->unit->name, "元") && !g_str_equal (part->unit->name, "元"))
    return g_strdup ("元");
  written = dup_slice (self, self->scan->offsets[part->unit_start], get_end_offset (self, part->unit_end));
  unit = g_string_new (NULL);
  for (const char *p = written; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isspace (g_utf8_get_char (p)))
        g_string_append_unichar (unit, g_utf8_get_char (p));
    }
  /* 一个多月 is of 个月. */
  if (part->unit->name[0] != unit->str[0] && g_str_has_suffix (part->unit->name, unit->str))
    return g_strdup (part->unit->name);
  return g_string_free_and_steal (g_steal_pointer (&unit));
}

static const char *
get_currency (const PdQuantityPart *part)
{
  const char *behind = part->unit != NULL ? part->unit->currency : NULL;

  /* 新台币 5 亿元, ¥5000円: the more special one. */
  if (part->currency != NULL && (behind == NULL || g_str_equal (behind, "CNY")))
    return part->currency->currency;
  return behind;
}

static void
set_values (PdQuantity *quantity,
            const PdQuantityPart *part,
            const Bounds *bounds,
            gboolean range)
{
  PdNumeralFlags flags = part->numeral.flags;
  PdQuantityBound bound = PD_QUANTITY_EXACT;
  int tenths = 0;

  if (part->unit != NULL && (g_str_equal (part->unit->name, "成") || g_str_equal (part->unit->name, "割")))
    tenths = 1;
  else if (part->unit != NULL && g_str_equal (part->unit->name, "折") && (flags & (PD_NUMERAL_POSITIONAL | PD_NUMERAL_ARABIC)) && strlen (part->numeral.low) == 2)
    tenths = -1;
  if (range || (flags & PD_NUMERAL_RANGE))
    bound = PD_QUANTITY_RANGE;
  else if (flags & (PD_NUMERAL_ABOUT | PD_NUMERAL_VAGUE))
    bound = PD_QUANTITY_ABOUT;
  else if (flags & PD_NUMERAL_MORE)
    bound = PD_QUANTITY_OVER;
  quantity->value_low = pd_decimal_shift (part->numeral.low, tenths);
  quantity->value_high = pd_decimal_shift (part->numeral.high, tenths);
  for (guint i = 0; i < 2; i++)
    {
      PdQuantityBound said = i == 0 ? bounds->behind : bounds->before;

      if (i == 0 ? !bounds->is_behind : !bounds->is_before)
        continue;
      if (said == PD_QUANTITY_UNDER)
        g_clear_pointer (&quantity->value_low, g_free);
      else if (said == PD_QUANTITY_OVER)
        g_clear_pointer (&quantity->value_high, g_free);
      if (said != PD_QUANTITY_EXACT && !(bound == PD_QUANTITY_RANGE && said != PD_QUANTITY_UNDER && said != PD_QUANTITY_OVER))
        bound = said;
    }
  /* Said to be over one and under the other at once: neither. */
  if (quantity->value_low == NULL && quantity->value_high == NULL)
    {
      quantity->value_low = pd_decimal_shift (part->numeral.low, tenths);
      quantity->value_high = pd_decimal_shift (part->numeral.high, tenths);
      bound = PD_QUANTITY_ABOUT;
    }
  if (part->negative)
    {
      char *low = quantity->value_low;

      quantity->value_low = quantity->value_high != NULL ? pd_decimal_multiply (quantity->value_high, "-1") : NULL;
      g_free (quantity->value_high);
      quantity->value_high = low != NULL ? pd_decimal_multiply (low, "-1") : NULL;
      g_free (low);
    }
  quantity->approximation = pd_quantity_bound_get_code (bound);
}

static void
add (Reader *self,
     const PdQuantityPart *part,
     const Bounds *bounds,
     gboolean range,
     gboolean ordinal)
{
  PdQuantity *quantity = g_new0 (PdQuantity, 1);

  quantity->start = self->scan->offsets[bounds->start];
  quantity->end = get_end_offset (self, bounds->end);
  quantity->text = dup_slice (self, quantity->start, quantity->end);
  quantity->unit = dup_unit (self, part);
  quantity->currency = get_currency (part);
  quantity->ordinal = ordinal;
  set_values (quantity, part, bounds, range);
  g_ptr_array_add (self->found, quantity);
  self->limit = bounds->end;
}

static guint
match_connector (const PdQuantityScan *scan,
                 guint at)
{
  if (pd_quantity_scan_is_one_of (scan->c[at], "至到~-–—―") && !pd_quantity_scan_is_one_of (scan->c[at + 1], "—―"))
    return 1;
  return at > 0 && scan->gap[at] && pd_quantity_scan_match (scan, at, "to") > 0 && at + 2 < scan->n && scan->gap[at + 2] ? 2 : 0;
}

static gboolean
has_same_unit (const PdQuantityPart *first,
               const PdQuantityPart *second)
{
  if (first->share != NULL)
    return (second->share == first->share || (second->share == NULL && second->unit == NULL)) || (second->unit != NULL && g_str_equal (second->unit->name, "%"));
  if (first->unit == NULL)
    return second->unit != NULL || second->share != NULL || first->currency != NULL || !((first->numeral.flags | second->numeral.flags) & PD_NUMERAL_SINGLE);
  return first->unit == second->unit;
}

/* The end of a range, where the first part is its beginning. Returns whether it is one; @skip is where to go on where the two are a span of dates. */
static gboolean
read_range (const Reader *self,
            PdQuantityPart *part,
            guint *skip)
{
  const PdQuantityScan *scan = self->scan;
  guint n = match_connector (scan, part->end);
  PdQuantityPart second;

  if (n == 0 || part->negative || !pd_quantity_part_begins (scan, part->end + n) || !pd_quantity_part_read (scan, part->end + n, &second) || second.negative)
    return FALSE;
  if (part->unit == NULL && pd_quantity_part_is_date (scan, &second) && !second.known)
    {
      *skip = second.end;
      return FALSE;
    }
  if (!has_same_unit (part, &second) || ((part->numeral.flags | second.numeral.flags) & (PD_NUMERAL_POSITIONAL | PD_NUMERAL_ZEROS)) || (part->known != second.known && part->share == NULL))
    return FALSE;
  /* A score, a span of years or of pages. */
  if (second.unit == NULL && second.share == NULL && part->share == NULL && part->currency == NULL && second.currency == NULL && !(second.numeral.flags & PD_NUMERAL_SCALED))
    return FALSE;
  if (part->unit == NULL && part->numeral.scale < 4 && second.numeral.scale >= 4)
    {
      PdNumeral scaled = part->numeral;

      pd_numeral_shift (&scaled, second.numeral.scale);
      if (pd_decimal_compare (scaled.low, second.numeral.high) < 0)
        part->numeral = scaled;
    }
  else if (part->unit == NULL && part->currency != NULL && part->numeral.scale == 0 && second.numeral.scale > 0 && (second.numeral.flags & PD_NUMERAL_ARABIC))
    pd_numeral_shift (&part->numeral, second.numeral.scale);
  if (pd_decimal_compare (part->numeral.low, second.numeral.high) >= 0)
    return FALSE;
  g_strlcpy (part->numeral.high, second.numeral.high, sizeof part->numeral.high);
  if (part->share == NULL)
    {
      part->unit = second.unit;
      part->unit_start = second.unit_start;
      part->unit_end = second.unit_end;
      part->share = second.share;
    }
  part->numeral.flags |= second.numeral.flags & PD_NUMERAL_SCALED;
  part->numeral.flags &= ~(PD_NUMERAL_SINGLE | PD_NUMERAL_BARE);
  if (part->currency == NULL)
    part->currency = second.currency;
  part->end = second.end;
  return TRUE;
}

/* 第3期. In Chinese digits only where it is said of what comes out in a row: 第二天 is the next day, 第三次 part of a name. */
static gboolean
read_ordinal (Reader *self,
              const PdQuantityPart *part)
{
  Bounds bounds = { .start = part->start - 1, .end = part->end };

  if (part->unit == NULL || part->negative || part->currency != NULL || !(part->unit->flags & PD_QUANTITY_UNIT_SEQUENCE)
      || (part->numeral.flags & (PD_NUMERAL_VAGUE | PD_NUMERAL_RANGE | PD_NUMERAL_BARE | PD_NUMERAL_MORE | PD_NUMERAL_FRACTION | PD_NUMERAL_ZEROS)))
    return FALSE;
  if (!(part->numeral.flags & PD_NUMERAL_ARABIC) && (is_single (part, "1") || !pd_quantity_scan_is_one_of (g_utf8_get_char (part->unit->name), "期届章页卷册集季轮")))
    return FALSE;
  add (self, part, &bounds, FALSE, TRUE);
  return TRUE;
}

/* Returns where to go on. */
static guint
read_at (Reader *self,
         guint at)
{
  PdQuantityPart part;
  Bounds bounds = { 0 };
  gboolean range;
  guint skip = 0;

  if (!pd_quantity_part_read (self->scan, at, &part))
    return part.end;
  if (get_before (self, part.start) == 0x7B2C /* 第 */)
    {
      read_ordinal (self, &part);
      return part.end;
    }
  range = read_range (self, &part, &skip);
  if (skip > 0)
    return skip;
  find_bounds (self, &part, &bounds);
  if (!is_quantity (self, &part, &bounds))
    return part.unit == NULL || pd_quantity_scan_is_digit (self->scan->c[at]) ? MAX (part.end, at + 1) : MAX (part.numeral.end, at + 1);
  add (self, &part, &bounds, range, FALSE);
  return MAX (bounds.end, at + 1);
}

/* $, US$, RMB and the like, before a number or a word such as 约 with a number. */
static gboolean
is_currency (const Reader *self,
             guint at)
{
  guint n;

  return pd_quantity_currency_find (self->scan, at, &n) != NULL && pd_numeral_begins (self->scan->c[at + n])
         && (at == 0 || self->scan->gap[at] || !pd_quantity_scan_is_latin (self->scan->c[at - 1]));
}

static guint
read_latin (Reader *self,
            guint at)
{
  guint end;

  if (is_currency (self, at))
    return read_at (self, at);
  end = pd_quantity_part_skip_latin (self->scan, at);
  self->latin_start = at;
  self->latin_end = end;
  return end;
}

/**
 * pd_quantity_reader_read:
 * @utf8: a text in UTF-8
 * @n_bytes: its length in bytes, or -1
 *
 * Finds the quantities in a text: numbers with their units, how exactly they are given, and in which currency. Takes time in
 * proportion to the text, whatever it is.
 *
 * Returns: (transfer full) (element-type PdQuantity): the quantities, in their order; none overlaps another
 */
GPtrArray *
pd_quantity_reader_read (const char *utf8,
                         gssize n_bytes)
{
  g_autoptr (PdQuantityScan) scan = NULL;
  Reader self = { 0 };
  guint at = 0;

  g_return_val_if_fail (utf8 != NULL, NULL);

  scan = pd_quantity_scan_new (utf8, n_bytes);
  self.scan = scan;
  self.utf8 = self.slice_at = utf8;
  self.found = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_quantity_free);
  while (at < scan->n)
    {
      gunichar c = scan->c[at];
      guint n;

      if (pd_quantity_scan_is_latin (c))
        at = read_latin (&self, at);
      else if (c == '\n')
        self.limit = ++at;
      else if (!pd_quantity_part_begins (scan, at))
        at++;
      else if (!pd_quantity_scan_is_digit (c) && (n = pd_quantity_words_skip (scan, at)) > 0)
        at += n;
      else
        at = read_at (&self, at);
    }
  return self.found;
}
