#include "pd-list-number.h"

#include <string.h>

static void
append_letters (guint number,
                char first,
                GString *string)
{
  /* As word processors count behind z: aa, bb, cc. */
  for (guint i = (number - 1) / 26 + 1; i > 0; i--)
    g_string_append_c (string, first + (number - 1) % 26);
}

static void
append_roman (guint number,
              gboolean upper,
              GString *string)
{
  static const struct
  {
    guint value;
    const char *upper;
    const char *lower;
  } digits[] = {
    { 1000, "M", "m" },
    { 900, "CM", "cm" },
    { 500, "D", "d" },
    { 400, "CD", "cd" },
    { 100, "C", "c" },
    { 90, "XC", "xc" },
    { 50, "L", "l" },
    { 40, "XL", "xl" },
    { 10, "X", "x" },
    { 9, "IX", "ix" },
    { 5, "V", "v" },
    { 4, "IV", "iv" },
    { 1, "I", "i" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (digits); i++)
    {
      for (; number >= digits[i].value; number -= digits[i].value)
        g_string_append (string, upper ? digits[i].upper : digits[i].lower);
    }
}

/* The @index-th character of @characters, from 0. */
static void
append_character (const char *characters,
                  guint index,
                  GString *string)
{
  g_string_append_unichar (string, g_utf8_get_char (g_utf8_offset_to_pointer (characters, index)));
}

static void
append_digits (const char *digits,
               guint number,
               GString *string)
{
  g_autofree char *decimal = g_strdup_printf ("%u", number);

  for (const char *p = decimal; *p != '\0'; p++)
    append_character (digits, *p - '0', string);
}

static void
append_han (const char *digits,
            const char *units,
            gboolean is_formal,
            guint number,
            GString *string)
{
  g_autofree char *decimal = g_strdup_printf ("%u", number);
  guint n = strlen (decimal);
  gboolean has_gap = FALSE;

  for (guint i = 0; i < n; i++)
    {
      guint digit = decimal[i] - '0', unit = n - 1 - i;

      if (digit == 0)
        {
          has_gap = TRUE;
          continue;
        }
      if (has_gap)
        append_character (digits, 0, string);
      has_gap = FALSE;
      /* 十一, not 一十一. */
      if (is_formal || !(digit == 1 && unit == 1 && n == 2))
        append_character (digits, digit, string);
      if (unit > 0)
        append_character (units, unit - 1, string);
    }
}

/**
 * pd_list_number_append:
 * @number: from 1; what a style has no number for is written as 1, 2, 3
 * @string: where to append it
 *
 * Writes the number of an item as its list counts, without what stands around it.
 */
void
pd_list_number_append (PdListNumber self,
                       guint number,
                       GString *string)
{
  g_return_if_fail (string != NULL);

  if (self == PD_LIST_NUMBER_NONE || self == PD_LIST_NUMBER_BULLET)
    return;
  if (self == PD_LIST_NUMBER_DECIMAL_ZERO)
    g_string_append_printf (string, "%02u", number);
  else if (self == PD_LIST_NUMBER_DECIMAL_WIDE)
    append_digits ("０１２３４５６７８９", number, string);
  else if (number >= 1 && number <= 260 && (self == PD_LIST_NUMBER_LOWER_LETTER || self == PD_LIST_NUMBER_UPPER_LETTER))
    append_letters (number, self == PD_LIST_NUMBER_LOWER_LETTER ? 'a' : 'A', string);
  else if (number >= 1 && number < 4000 && (self == PD_LIST_NUMBER_LOWER_ROMAN || self == PD_LIST_NUMBER_UPPER_ROMAN))
    append_roman (number, self == PD_LIST_NUMBER_UPPER_ROMAN, string);
  else if (number >= 1 && number < 10000 && self == PD_LIST_NUMBER_HAN)
    append_han ("零一二三四五六七八九", "十百千", FALSE, number, string);
  else if (number >= 1 && number < 10000 && self == PD_LIST_NUMBER_HAN_FORMAL)
    append_han ("零壹贰叁肆伍陆柒捌玖", "拾佰仟", TRUE, number, string);
  else if (self == PD_LIST_NUMBER_HAN_DIGITS)
    append_digits ("〇一二三四五六七八九", number, string);
  else if (number >= 1 && number <= 20 && self == PD_LIST_NUMBER_CIRCLED)
    g_string_append_unichar (string, 0x2460 + number - 1);
  else if (number >= 1 && number <= 10 && self == PD_LIST_NUMBER_STEMS)
    append_character ("甲乙丙丁戊己庚辛壬癸", number - 1, string);
  else if (number >= 1 && number <= 12 && self == PD_LIST_NUMBER_BRANCHES)
    append_character ("子丑寅卯辰巳午未申酉戌亥", number - 1, string);
  else
    g_string_append_printf (string, "%u", number);
}
