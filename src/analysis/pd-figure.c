#include "pd-figure.h"

#include <string.h>

#include "pd-decimal.h"
#include "pd-fold.h"
#include "pd-quantity.h"

struct _PdFigure
{
  /* NULL where it has no end on that side. */
  char *low;
  char *high;
  char *entity;
  char *measure;
  char *period;
  /* All three, and unit and currency, folded, as keys. */
  char *subject;
  char *unit;
  /* As they are written, for what converts. */
  char *written_unit;
  char *currency;
};

static char *
fold (PdRecord *mention,
      PdKey key)
{
  const char *text = pd_record_get_text (mention, key);

  return text != NULL ? pd_fold (text, -1) : g_strdup ("");
}

/* What “about” and “nearly” stand for has no end that anybody wrote; it is what would be rounded to the number. */
static void
widen (PdFigure *self,
       const char *approximation)
{
  g_autofree char *low = NULL, *high = NULL;
  gboolean is_nearly = g_strcmp0 (approximation, "nearly") == 0;

  if (g_strcmp0 (approximation, "over") == 0 && self->low != NULL)
    g_clear_pointer (&self->high, g_free);
  else if (g_strcmp0 (approximation, "under") == 0 && self->high != NULL)
    g_clear_pointer (&self->low, g_free);
  else if (is_nearly || g_strcmp0 (approximation, "about") == 0)
    {
      const char *value = self->high != NULL ? self->high : self->low;

      pd_decimal_get_rounding_bounds (value, &low, &high);
      if (is_nearly)
        g_set_str (&high, value);
      g_set_str (&self->low, low);
      g_set_str (&self->high, high);
    }
}

/**
 * pd_figure_new:
 * @mention: a mention
 *
 * Reads what can be compared of a mention's figure. What is over a number has no upper end, what is under one no lower; what is about a number is
 * whatever is rounded to it, what is nearly one at most that.
 *
 * Returns: (transfer full) (nullable): the figure, or %NULL where the mention has none in numbers
 */
PdFigure *
pd_figure_new (PdRecord *mention)
{
  const char *low, *high, *approximation;
  g_autofree char *unit = NULL, *currency = NULL;
  PdFigure *self;

  g_return_val_if_fail (PD_IS_RECORD (mention), NULL);

  low = pd_record_get_text (mention, PD_MENTION_VALUE_LOW);
  high = pd_record_get_text (mention, PD_MENTION_VALUE_HIGH);
  if (low == NULL && high == NULL)
    return NULL;
  self = g_new0 (PdFigure, 1);
  if (low != NULL && high != NULL && pd_decimal_compare (low, high) > 0)
    {
      const char *other = low;

      low = high;
      high = other;
    }
  self->low = g_strdup (low);
  self->high = g_strdup (high);
  approximation = pd_record_get_text (mention, PD_MENTION_APPROXIMATION);
  /* Where two ends were written, they are what is meant. */
  if (low == NULL || high == NULL || pd_decimal_compare (low, high) == 0)
    widen (self, approximation);

  self->entity = fold (mention, PD_MENTION_ENTITY);
  self->measure = fold (mention, PD_MENTION_MEASURE);
  self->period = fold (mention, PD_MENTION_PERIOD);
  self->subject = g_strconcat (self->entity, "\n", self->measure, "\n", self->period, NULL);
  unit = fold (mention, PD_MENTION_UNIT);
  currency = fold (mention, PD_MENTION_CURRENCY);
  self->unit = g_strconcat (unit, "\n", currency, NULL);
  self->written_unit = g_strdup (pd_record_get_text (mention, PD_MENTION_UNIT));
  self->currency = g_strdup (pd_record_get_text (mention, PD_MENTION_CURRENCY));
  return self;
}

/**
 * pd_figure_free:
 *
 * Frees it.
 */
void
pd_figure_free (PdFigure *self)
{
  if (self == NULL)
    return;
  g_free (self->low);
  g_free (self->high);
  g_free (self->entity);
  g_free (self->measure);
  g_free (self->period);
  g_free (self->subject);
  g_free (self->unit);
  g_free (self->written_unit);
  g_free (self->currency);
  g_free (self);
}

/**
 * pd_figure_get_low:
 *
 * Returns: (transfer none) (nullable): the least it can stand for, in decimal digits; %NULL where nothing says how little
 */
const char *
pd_figure_get_low (const PdFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->low;
}

/**
 * pd_figure_get_high:
 *
 * Returns: (transfer none) (nullable): the most it can stand for, in decimal digits; %NULL where nothing says how much
 */
const char *
pd_figure_get_high (const PdFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->high;
}

/**
 * pd_figure_get_subject:
 *
 * Returns: (transfer none): the same for figures that are of one entity, measure and period
 */
const char *
pd_figure_get_subject (const PdFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->subject;
}

/**
 * pd_figure_get_unit:
 *
 * Returns: (transfer none): the same for figures that are in one unit and currency
 */
const char *
pd_figure_get_unit (const PdFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->unit;
}

static int
compare_ends (const char *a,
              const char *b)
{
  if (a == NULL || b == NULL)
    return (a != NULL) - (b != NULL);
  return pd_decimal_compare (a, b);
}

/**
 * pd_figure_compare:
 * @other: another of the same unit
 *
 * Puts figures in order, by the least that they can stand for and then by the most. Nothing is said of what they are of.
 *
 * Returns: less than, equal to or more than 0
 */
int
pd_figure_compare (const PdFigure *self,
                   const PdFigure *other)
{
  int order;

  g_return_val_if_fail (self != NULL && other != NULL, 0);

  order = compare_ends (self->low, other->low);
  if (order != 0)
    return order;
  /* Without an upper end it is the most. */
  if (self->high == NULL || other->high == NULL)
    return (self->high == NULL) - (other->high == NULL);
  return pd_decimal_compare (self->high, other->high);
}

static gboolean
is_below (const PdFigure *self,
          const PdFigure *other)
{
  return self->high != NULL && other->low != NULL && pd_decimal_compare (self->high, other->low) < 0;
}

static PdQuantity
as_quantity (const PdFigure *self)
{
  return (PdQuantity) { .value_low = self->low, .value_high = self->high, .unit = self->written_unit, .currency = self->currency };
}

/* Kilometres and miles say the same in other numbers. */
static PdFigureDifference
convert_and_compare (const PdFigure *self,
                     const PdFigure *other,
                     PdFigureDifference differences)
{
  const PdQuantity first = as_quantity (self), second = as_quantity (other);

  switch (pd_quantity_compare (&first, &second))
    {
    case PD_QUANTITY_SAME:
      return differences;
    case PD_QUANTITY_OVERLAP:
      return differences | PD_FIGURE_VALUE;
    case PD_QUANTITY_LESS:
    case PD_QUANTITY_MORE:
      return differences | PD_FIGURE_VALUE | (differences == 0 ? PD_FIGURE_CONFLICT : 0);
    case PD_QUANTITY_INCOMPARABLE:
    default:
      return differences | PD_FIGURE_UNIT;
    }
}

/**
 * pd_figure_get_differences:
 * @other: another figure
 *
 * Compares two figures. They conflict only where entity, measure and period agree, units convert into each other, and no number is within both.
 *
 * Returns: in what they differ; 0 where they are the same
 */
PdFigureDifference
pd_figure_get_differences (const PdFigure *self,
                           const PdFigure *other)
{
  PdFigureDifference differences = 0;

  g_return_val_if_fail (self != NULL && other != NULL, 0);

  if (!g_str_equal (self->entity, other->entity))
    differences |= PD_FIGURE_ENTITY;
  if (!g_str_equal (self->measure, other->measure))
    differences |= PD_FIGURE_MEASURE;
  if (!g_str_equal (self->period, other->period))
    differences |= PD_FIGURE_PERIOD;
  if (!g_str_equal (self->unit, other->unit))
    return convert_and_compare (self, other, differences);
  if (differences == 0 && (is_below (self, other) || is_below (other, self)))
    return PD_FIGURE_VALUE | PD_FIGURE_CONFLICT;
  if (pd_figure_compare (self, other) != 0)
    differences |= PD_FIGURE_VALUE;
  return differences;
}

/**
 * pd_figure_difference_get_code:
 * @difference: one of them
 *
 * Returns: (transfer none): what the command line calls it
 */
const char *
pd_figure_difference_get_code (PdFigureDifference difference)
{
  switch (difference)
    {
    case PD_FIGURE_ENTITY:
      return "entity";
    case PD_FIGURE_MEASURE:
      return "measure";
    case PD_FIGURE_PERIOD:
      return "period";
    case PD_FIGURE_UNIT:
      return "unit";
    case PD_FIGURE_VALUE:
      return "value";
    case PD_FIGURE_CONFLICT:
      return "conflict";
    default:
      g_return_val_if_reached (NULL);
    }
}
