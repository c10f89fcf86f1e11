#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdListNumber:
 * @PD_LIST_NUMBER_NONE: no number
 * @PD_LIST_NUMBER_BULLET: a bullet, which is the same for each item
 * @PD_LIST_NUMBER_DECIMAL: 1, 2, 3
 * @PD_LIST_NUMBER_DECIMAL_ZERO: 01, 02, 03
 * @PD_LIST_NUMBER_DECIMAL_WIDE: １, ２, ３
 * @PD_LIST_NUMBER_LOWER_LETTER: a, b, c
 * @PD_LIST_NUMBER_UPPER_LETTER: A, B, C
 * @PD_LIST_NUMBER_LOWER_ROMAN: i, ii, iii
 * @PD_LIST_NUMBER_UPPER_ROMAN: I, II, III
 * @PD_LIST_NUMBER_HAN: 一, 二, 三 … 十, 十一
 * @PD_LIST_NUMBER_HAN_DIGITS: 一, 二, 三 … 一〇, 一一
 * @PD_LIST_NUMBER_HAN_FORMAL: 壹, 贰, 叁 … 壹拾
 * @PD_LIST_NUMBER_CIRCLED: ①, ②, ③
 * @PD_LIST_NUMBER_STEMS: 甲, 乙, 丙
 * @PD_LIST_NUMBER_BRANCHES: 子, 丑, 寅
 *
 * How the items of a list are numbered.
 */
typedef enum
{
  PD_LIST_NUMBER_NONE,
  PD_LIST_NUMBER_BULLET,
  PD_LIST_NUMBER_DECIMAL,
  PD_LIST_NUMBER_DECIMAL_ZERO,
  PD_LIST_NUMBER_DECIMAL_WIDE,
  PD_LIST_NUMBER_LOWER_LETTER,
  PD_LIST_NUMBER_UPPER_LETTER,
  PD_LIST_NUMBER_LOWER_ROMAN,
  PD_LIST_NUMBER_UPPER_ROMAN,
  PD_LIST_NUMBER_HAN,
  PD_LIST_NUMBER_HAN_DIGITS,
  PD_LIST_NUMBER_HAN_FORMAL,
  PD_LIST_NUMBER_CIRCLED,
  PD_LIST_NUMBER_STEMS,
  PD_LIST_NUMBER_BRANCHES,
} PdListNumber;

void pd_list_number_append (PdListNumber self,
                            guint number,
                            GString *string);

G_END_DECLS
