#pragma once

#include "pd-quantity-scan.h"

G_BEGIN_DECLS

/**
 * PdNumeralFlags:
 * @PD_NUMERAL_ARABIC: it begins with Arabic digits
 * @PD_NUMERAL_POSITIONAL: Chinese digits one beside the other, such as 二〇二五
 * @PD_NUMERAL_BARE: powers of ten without a digit, such as 百万
 * @PD_NUMERAL_SCALED: with a power of ten: 百, 千, 万, 亿 …
 * @PD_NUMERAL_SINGLE: one Chinese character
 * @PD_NUMERAL_RANGE: two digits beside each other, such as 两三百
 * @PD_NUMERAL_VAGUE: 几 or 数 is a digit of it
 * @PD_NUMERAL_MORE: with 多 or 余
 * @PD_NUMERAL_ABOUT: with 来
 * @PD_NUMERAL_FRACTION: with a decimal point or 点
 * @PD_NUMERAL_ZEROS: it begins with a 0 that says nothing, as in 007
 * @PD_NUMERAL_CAPITAL: in the characters of banks: 壹, 贰 …
 *
 * How a numeral is written.
 */
typedef enum
{
  PD_NUMERAL_ARABIC = 1 << 0,
  PD_NUMERAL_POSITIONAL = 1 << 1,
  PD_NUMERAL_BARE = 1 << 2,
  PD_NUMERAL_SCALED = 1 << 3,
  PD_NUMERAL_SINGLE = 1 << 4,
  PD_NUMERAL_RANGE = 1 << 5,
  PD_NUMERAL_VAGUE = 1 << 6,
  PD_NUMERAL_MORE = 1 << 7,
  PD_NUMERAL_ABOUT = 1 << 8,
  PD_NUMERAL_FRACTION = 1 << 9,
  PD_NUMERAL_ZEROS = 1 << 10,
  PD_NUMERAL_CAPITAL = 1 << 11,
} PdNumeralFlags;

/* A number of more digits is an identifier. */
#define PD_NUMERAL_MAX_DIGITS 30

/**
 * PdNumeral:
 * @end: where it ends in the characters
 * @low: its value, or the least that it can be
 * @high: its value, or the most that it can be
 * @scale: which power of ten it ends with
 * @step: which power of ten its last digit that is no zero counts
 * @flags: how it is written
 *
 * A numeral in a text.
 */
typedef struct
{
  guint end;
  char low[64];
  char high[64];
  int scale;
  int step;
  PdNumeralFlags flags;
} PdNumeral;

gboolean pd_numeral_read (const PdQuantityScan *scan,
                          guint at,
                          PdNumeral *numeral);
void pd_numeral_set_more (PdNumeral *numeral);
void pd_numeral_shift (PdNumeral *numeral,
                       int places);

int pd_numeral_get_digit (gunichar c);
int pd_numeral_get_scale (gunichar c);
gboolean pd_numeral_begins (gunichar c);

G_END_DECLS
