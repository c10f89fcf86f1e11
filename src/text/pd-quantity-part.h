#pragma once

#include "pd-numeral.h"
#include "pd-quantity-unit.h"

G_BEGIN_DECLS

/**
 * PdQuantityPart:
 * @start: where it begins in the characters
 * @end: where it ends; where it is none, up to where there is nothing to read
 * @numeral: the number
 * @currency: (nullable): the currency before it
 * @unit: (nullable): the unit behind it
 * @unit_start: where that begins, as it is written
 * @unit_end: where it ends
 * @share: (nullable): the unit of a share that is written in words: `%` or `‰`; %NULL where it is none
 * @negative: whether it is below zero
 * @known: whether it is a quantity even where no unit follows: a fraction
 * @half: whether 半 is a part of it
 *
 * A number with its unit: a quantity, or an end of a range.
 */
typedef struct
{
  guint start;
  guint end;
  PdNumeral numeral;
  const PdQuantityCurrency *currency;
  const PdQuantityUnit *unit;
  guint unit_start;
  guint unit_end;
  const char *share;
  gboolean negative;
  gboolean known;
  gboolean half;
} PdQuantityPart;

gboolean pd_quantity_part_begins (const PdQuantityScan *scan,
                                  guint at);
gboolean pd_quantity_part_read (const PdQuantityScan *scan,
                                guint at,
                                PdQuantityPart *part);
gboolean pd_quantity_part_is_date (const PdQuantityScan *scan,
                                   const PdQuantityPart *part);
guint pd_quantity_part_skip_latin (const PdQuantityScan *scan,
                                   guint at);

G_END_DECLS
