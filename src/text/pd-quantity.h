#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdQuantity:
 * @start: where it begins in the text, in code points
 * @end: where it ends
 * @text: as it is written, with the words that say how exactly it is meant
 * @value_low: (nullable): the least that it can be, exactly, in decimal digits; %NULL where nothing is said
 * @value_high: (nullable): the most that it can be; the same as @value_low for a plain value
 * @approximation: how exactly it is given: one of the codes that a mention has
 * @unit: (nullable): the unit, as it is written; `%` for percentages
 * @currency: (nullable): the code of ISO 4217
 * @ordinal: whether it says which one, as 第3期, and not how many
 *
 * A quantity in a text.
 */
typedef struct
{
  guint start;
  guint end;
  char *text;
  char *value_low;
  char *value_high;
  const char *approximation;
  char *unit;
  const char *currency;
  gboolean ordinal;
} PdQuantity;

/**
 * PdQuantityOrder:
 * @PD_QUANTITY_INCOMPARABLE: their units do not convert
 * @PD_QUANTITY_SAME: the same bounds
 * @PD_QUANTITY_OVERLAP: some value is possible for both
 * @PD_QUANTITY_LESS: the first is less
 * @PD_QUANTITY_MORE: the first is more
 *
 * How two quantities compare.
 */
typedef enum
{
  PD_QUANTITY_INCOMPARABLE,
  PD_QUANTITY_SAME,
  PD_QUANTITY_OVERLAP,
  PD_QUANTITY_LESS,
  PD_QUANTITY_MORE,
} PdQuantityOrder;

void pd_quantity_free (PdQuantity *self);

gboolean pd_quantity_units_convert (const char *unit,
                                    const char *currency,
                                    const char *other_unit,
                                    const char *other_currency);
char *pd_quantity_convert (const char *value,
                           const char *unit,
                           const char *other_unit,
                           guint places);
PdQuantityOrder pd_quantity_compare (const PdQuantity *self,
                                     const PdQuantity *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdQuantity, pd_quantity_free)

G_END_DECLS
