#include "pd-quantity-unit.h"

#include <string.h>

#include "pd-quantity-unit-table.h"

/* Longer ones before what they begin with. */
static const PdQuantityCurrency currencies[] = {
  { "US$", "USD", "美元" },
  { "HK$", "HKD", "港元" },
  { "NT$", "TWD", "新台币" },
  { "RMB¥", "CNY", "元" },
  { "CN¥", "CNY", "元" },
  { "JP¥", "JPY", "日元" },
  { "A$", "AUD", "澳元" },
  { "C$", "CAD", "加元" },
  { "S$", "SGD", "新加坡元" },
  { "$", "USD", "美元" },
  { "¥", "CNY", "元" },
  { "€", "EUR", "欧元" },
  { "£", "GBP", "英镑" },
  { "₩", "KRW", "韩元" },
  { "₹", "INR", "卢比" },
  { "₽", "RUB", "卢布" },
  { "RMB", "CNY", "元" },
  { "CNY", "CNY", "元" },
  { "USD", "USD", "美元" },
  { "HKD", "HKD", "港元" },
  { "TWD", "TWD", "新台币" },
  { "EUR", "EUR", "欧元" },
  { "GBP", "GBP", "英镑" },
  { "JPY", "JPY", "日元" },
  { "KRW", "KRW", "韩元" },
  { "人民币", "CNY", "元" },
  { "新台币", "TWD", "新台币" },
  { "台币", "TWD", "新台币" },
  { "港币", "HKD", "港元" },
  { "港元", "HKD", "港元" },
  { "美元", "USD", "美元" },
  { "美金", "USD", "美元" },
  { "欧元", "EUR", "欧元" },
  { "日元", "JPY", "日元" },
};

/**
 * pd_quantity_unit_get_length:
 *
 * Returns: of how many characters its name is
 */
guint
pd_quantity_unit_get_length (const PdQuantityUnit *self)
{
  return g_utf8_strlen (self->name, -1);
}

static gunichar
get_first (const PdQuantityUnit *unit)
{
  return g_utf8_get_char (unit->name);
}

static int
compare_first (gconstpointer a,
               gconstpointer b,
               gpointer data)
{
  gunichar first_a = get_first (&pd_quantity_units[*(const guint16 *) a]), first_b = get_first (&pd_quantity_units[*(const guint16 *) b]);

  return first_a < first_b ? -1 : first_a > first_b;
}

static gpointer
make_order (gpointer data)
{
  guint16 *order = g_new (guint16, pd_n_quantity_units);

  for (guint i = 0; i < pd_n_quantity_units; i++)
    order[i] = i;
  g_sort_array (order, pd_n_quantity_units, sizeof *order, compare_first, NULL);
  return order;
}

/* The table is in an order for people; this is the one of first characters. */
static const guint16 *
get_order (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_order, NULL);
}

static guint
find_first (const guint16 *order,
            gunichar c)
{
  guint low = 0, high = pd_n_quantity_units;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (get_first (&pd_quantity_units[order[middle]]) < c)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
is_word_end (const PdQuantityScan *scan,
             guint at,
             const char *name)
{
  gunichar last = (guchar) name[strlen (name) - 1];

  if (!g_ascii_isalnum (last) || at >= scan->n || scan->gap[at])
    return TRUE;
  return !pd_quantity_scan_is_latin (scan->c[at]) && !pd_quantity_scan_is_digit (scan->c[at]);
}

/**
 * pd_quantity_unit_find:
 * @scan: a text
 * @at: where in its characters
 *
 * Returns: (nullable): the unit that stands there, the longest that does
 */
const PdQuantityUnit *
pd_quantity_unit_find (const PdQuantityScan *scan,
                       guint at)
{
  const PdQuantityUnit *found = NULL;
  const guint16 *order = get_order ();
  guint longest = 0;

  if (at >= scan->n)
    return NULL;
  for (guint i = find_first (order, scan->c[at]); i < pd_n_quantity_units; i++)
    {
      const PdQuantityUnit *unit = &pd_quantity_units[order[i]];
      guint n;

      if (get_first (unit) != scan->c[at])
        break;
      n = pd_quantity_scan_match (scan, at, unit->name);
      if (n > longest && is_word_end (scan, at + n, unit->name) && !pd_quantity_scan_is_one_of (scan->c[at + n], unit->not_before))
        {
          found = unit;
          longest = n;
        }
    }
  return found;
}

/**
 * pd_quantity_unit_look_up:
 * @name: a unit as it is written
 *
 * Returns: (nullable): the unit of that name
 */
const PdQuantityUnit *
pd_quantity_unit_look_up (const char *name)
{
  g_autoptr (PdQuantityScan) scan = NULL;
  const PdQuantityUnit *unit;

  g_return_val_if_fail (name != NULL, NULL);

  scan = pd_quantity_scan_new (name, -1);
  unit = pd_quantity_unit_find (scan, 0);
  return unit != NULL && pd_quantity_unit_get_length (unit) == scan->n ? unit : NULL;
}

/**
 * pd_quantity_currency_find:
 * @scan: a text
 * @at: where in its characters
 * @n: (out): how many characters it is of
 *
 * Returns: (nullable): the currency that stands there, before a number
 */
const PdQuantityCurrency *
pd_quantity_currency_find (const PdQuantityScan *scan,
                           guint at,
                           guint *n)
{
  if (at >= scan->n)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (currencies); i++)
    {
      if (g_utf8_get_char (currencies[i].sign) != scan->c[at])
        continue;
      *n = pd_quantity_scan_match (scan, at, currencies[i].sign);
      if (*n > 0)
        return &currencies[i];
    }
  return NULL;
}
