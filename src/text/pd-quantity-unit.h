#pragma once

#include "pd-quantity-scan.h"

G_BEGIN_DECLS

/**
 * PdQuantityUnitFlags:
 * @PD_QUANTITY_UNIT_ONE: 一 before it counts; before others it is most often no more than an article
 * @PD_QUANTITY_UNIT_DIGITS: only behind Arabic digits; behind Chinese ones the character is mostly part of a word
 * @PD_QUANTITY_UNIT_HALF: 半 may stand before and behind it
 * @PD_QUANTITY_UNIT_SEQUENCE: what is counted off: 第3期
 *
 * How a unit goes with numerals.
 */
typedef enum
{
  PD_QUANTITY_UNIT_ONE = 1 << 0,
  PD_QUANTITY_UNIT_DIGITS = 1 << 1,
  PD_QUANTITY_UNIT_HALF = 1 << 2,
  PD_QUANTITY_UNIT_SEQUENCE = 1 << 3,
} PdQuantityUnitFlags;

/**
 * PdQuantityUnit:
 * @name: as it is written, in Simplified characters
 * @kind: (nullable): what it measures; those that measure the same convert
 * @factor: (nullable): how many of the first unit of its kind it is, exactly
 * @currency: (nullable): for money, the code of ISO 4217
 * @flags: how it goes with numerals
 * @not_before: (nullable): characters that, behind it, make it part of another word
 *
 * A unit of measurement, a currency, or a word that things are counted with.
 */
typedef struct
{
  const char *name;
  const char *kind;
  const char *factor;
  const char *currency;
  PdQuantityUnitFlags flags;
  const char *not_before;
} PdQuantityUnit;

/**
 * PdQuantityCurrency:
 * @sign: what stands before a number
 * @currency: the code of ISO 4217
 * @name: what it is called behind a number
 *
 * A sign or name of a currency before a number.
 */
typedef struct
{
  const char *sign;
  const char *currency;
  const char *name;
} PdQuantityCurrency;

const PdQuantityUnit *pd_quantity_unit_find (const PdQuantityScan *scan,
                                             guint at);
const PdQuantityUnit *pd_quantity_unit_look_up (const char *name);
guint pd_quantity_unit_get_length (const PdQuantityUnit *self);

const PdQuantityCurrency *pd_quantity_currency_find (const PdQuantityScan *scan,
                                                     guint at,
                                                     guint *n);

G_END_DECLS
