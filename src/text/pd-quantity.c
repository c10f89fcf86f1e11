#include "pd-quantity.h"

#include <string.h>

#include "pd-decimal.h"
#include "pd-quantity-unit.h"

/**
 * pd_quantity_free:
 *
 * Frees it.
 */
void
pd_quantity_free (PdQuantity *self)
{
  g_free (self->text);
  g_free (self->value_low);
  g_free (self->value_high);
  g_free (self->unit);
  g_free (self);
}

/* What a unit measures, and how many of the first of that kind it is. No unit is a plain number, which a share is, too. */
static const char *
get_kind (const char *unit,
          const char **factor)
{
  const PdQuantityUnit *known;

  *factor = "100";
  if (unit == NULL || *unit == '\0')
    return "share";
  known = pd_quantity_unit_look_up (unit);
  if (known == NULL || known->factor == NULL)
    return NULL;
  *factor = known->factor;
  return known->kind;
}

static gboolean
is_same_name (const char *a,
              const char *b)
{
  g_autoptr (PdQuantityScan) scan_a = NULL, scan_b = NULL;

  if (a == NULL || b == NULL)
    return a == b;
  scan_a = pd_quantity_scan_new (a, -1);
  scan_b = pd_quantity_scan_new (b, -1);
  return scan_a->n == scan_b->n && memcmp (scan_a->c, scan_b->c, scan_a->n * sizeof (gunichar)) == 0;
}

/* What the price is for: of 元/吨 the 吨; the currency stands for the rest. */
static const char *
find_divisor (const char *unit)
{
  const char *slash = unit != NULL ? strchr (unit, '/') : NULL;

  if (slash != NULL)
    return slash + 1;
  slash = unit != NULL ? strstr (unit, "每") : NULL;
  return slash != NULL ? slash + strlen ("每") : NULL;
}

/**
 * pd_quantity_units_convert:
 * @unit: (nullable): a unit
 * @currency: (nullable): for money, its currency
 * @other_unit: (nullable): another unit
 * @other_currency: (nullable): its currency
 *
 * Values are scaled already: 亿美元 and 美元 are both 美元. Currencies never convert, as no rate is right for all days.
 *
 * Returns: whether values in these units can be compared
 */
gboolean
pd_quantity_units_convert (const char *unit,
                           const char *currency,
                           const char *other_unit,
                           const char *other_currency)
{
  const char *factor, *kind, *other_kind;

  if (currency != NULL && *currency == '\0')
    currency = NULL;
  if (other_currency != NULL && *other_currency == '\0')
    other_currency = NULL;
  if (g_strcmp0 (currency, other_currency) != 0)
    return FALSE;
  /* However it is called: 美元, 美金, $. */
  if (currency != NULL)
    return is_same_name (find_divisor (unit), find_divisor (other_unit));
  if (is_same_name (unit, other_unit))
    return TRUE;
  kind = get_kind (unit, &factor);
  other_kind = get_kind (other_unit, &factor);
  return kind != NULL && g_strcmp0 (kind, other_kind) == 0;
}

/**
 * pd_quantity_convert:
 * @value: a value
 * @unit: (nullable): its unit, no currency
 * @other_unit: (nullable): another unit
 * @places: how many places behind the point there may be
 *
 * Returns: (transfer full) (nullable): the value in the other unit, cut off where it has more places; %NULL where they do not convert
 */
char *
pd_quantity_convert (const char *value,
                     const char *unit,
                     const char *other_unit,
                     guint places)
{
  g_autofree char *base = NULL, *shifted = NULL, *whole = NULL, *text = NULL;
  const char *factor, *other_factor, *point;
  int behind;

  g_return_val_if_fail (value != NULL && pd_decimal_is_valid (value), NULL);

  if (!pd_quantity_units_convert (unit, NULL, other_unit, NULL))
    return NULL;
  if (is_same_name (unit, other_unit) || get_kind (unit, &factor) == NULL)
    return g_strdup (value);
  get_kind (unit, &factor);
  base = pd_decimal_multiply (value, factor);
  get_kind (other_unit, &other_factor);
  /* By a whole number: both are taken times so many powers of ten. */
  point = strchr (other_factor, '.');
  behind = point != NULL ? (int) strlen (point + 1) : 0;
  whole = pd_decimal_shift (other_factor, behind);
  shifted = pd_decimal_shift (base, behind);
  /* The largest, a light year, is larger than may be divided by. */
  if (strlen (whole) > 15)
    return NULL;
  text = pd_decimal_divide (shifted, g_ascii_strtoull (whole, NULL, 10), places);
  return g_steal_pointer (&text);
}

/* In the first unit of the kind, where both are of a kind; else as it is. */
static char *
get_base (const char *value,
          const char *unit,
          gboolean same)
{
  const char *factor;

  if (value == NULL)
    return NULL;
  if (same || get_kind (unit, &factor) == NULL)
    return g_strdup (value);
  return pd_decimal_multiply (value, factor);
}

/* No bound is beyond all others. */
static int
compare_bounds (const char *a,
                const char *b,
                int none)
{
  if (a == NULL || b == NULL)
    return a == b ? 0 : a == NULL ? none
                                  : -none;
  return pd_decimal_compare (a, b);
}

/**
 * pd_quantity_compare:
 * @self: a quantity
 * @other: another
 *
 * Compares exactly what both can be, whatever convertible units they are given in.
 *
 * Returns: how they compare
 */
PdQuantityOrder
pd_quantity_compare (const PdQuantity *self,
                     const PdQuantity *other)
{
  g_autofree char *low = NULL, *high = NULL, *other_low = NULL, *other_high = NULL;
  gboolean same;

  g_return_val_if_fail (self != NULL, PD_QUANTITY_INCOMPARABLE);
  g_return_val_if_fail (other != NULL, PD_QUANTITY_INCOMPARABLE);

  if (self->ordinal != other->ordinal || !pd_quantity_units_convert (self->unit, self->currency, other->unit, other->currency))
    return PD_QUANTITY_INCOMPARABLE;
  same = self->currency != NULL || is_same_name (self->unit, other->unit);
  low = get_base (self->value_low, self->unit, same);
  high = get_base (self->value_high, self->unit, same);
  other_low = get_base (other->value_low, other->unit, same);
  other_high = get_base (other->value_high, other->unit, same);
  if (compare_bounds (low, other_low, -1) == 0 && compare_bounds (high, other_high, 1) == 0)
    return PD_QUANTITY_SAME;
  if (high != NULL && other_low != NULL && pd_decimal_compare (high, other_low) < 0)
    return PD_QUANTITY_LESS;
  if (low != NULL && other_high != NULL && pd_decimal_compare (low, other_high) > 0)
    return PD_QUANTITY_MORE;
  return PD_QUANTITY_OVERLAP;
}
