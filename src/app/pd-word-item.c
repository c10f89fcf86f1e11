#include "pd-word-item.h"

#include <inttypes.h>
#include <math.h>

/**
 * PdWordItem:
 *
 * A row of a frequency list, while it is shown.
 */
struct _PdWordItem
{
  GObject parent_instance;

  PdFrequencyList *list;
  guint index;
};

G_DEFINE_FINAL_TYPE (PdWordItem, pd_word_item, G_TYPE_OBJECT)

static void
pd_word_item_finalize (GObject *object)
{
  pd_frequency_list_unref (PD_WORD_ITEM (object)->list);

  G_OBJECT_CLASS (pd_word_item_parent_class)->finalize (object);
}

static void
pd_word_item_class_init (PdWordItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_word_item_finalize;
}

static void
pd_word_item_init (PdWordItem *self)
{
}

/**
 * pd_word_item_new:
 * @list: a frequency list
 * @index: the number of a row
 *
 * Returns: (transfer full): that row
 */
PdWordItem *
pd_word_item_new (PdFrequencyList *list,
                  guint index)
{
  PdWordItem *self;

  g_return_val_if_fail (list != NULL, NULL);
  g_return_val_if_fail (index < pd_frequency_list_get_n_rows (list), NULL);

  self = g_object_new (PD_TYPE_WORD_ITEM, NULL);
  self->list = pd_frequency_list_ref (list);
  self->index = index;
  return self;
}

/**
 * pd_word_item_get_row:
 *
 * Returns: (transfer none): the row
 */
const PdFrequencyRow *
pd_word_item_get_row (PdWordItem *self)
{
  g_return_val_if_fail (PD_IS_WORD_ITEM (self), NULL);

  return pd_frequency_list_get_row (self->list, self->index);
}

/* With a minus that is as wide as a digit. */
static char *
format_score (double score)
{
  if (isnan (score))
    return g_strdup ("–");
  return g_strdup_printf (score < 0 ? "−%'.2f" : "%'.2f", fabs (score));
}

/**
 * pd_word_item_format:
 * @column: a column
 *
 * Returns: (transfer full): what stands in it, as the person's language writes it
 */
char *
pd_word_item_format (PdWordItem *self,
                     PdFrequencyColumn column)
{
  const PdFrequencyRow *row;

  g_return_val_if_fail (PD_IS_WORD_ITEM (self), NULL);

  row = pd_word_item_get_row (self);
  switch (column)
    {
    case PD_FREQUENCY_FREQUENCY:
      return g_strdup_printf ("%'u", row->frequency);
    case PD_FREQUENCY_ARTICLES:
      return g_strdup_printf ("%'u", row->articles);
    case PD_FREQUENCY_REST:
      return g_strdup_printf ("%'u", row->rest);
    case PD_FREQUENCY_LIKELIHOOD:
      return format_score (row->likelihood);
    case PD_FREQUENCY_EFFECT:
      return format_score (row->effect);
    case PD_FREQUENCY_WORD:
    default:
      return g_strdup (row->word);
    }
}
