#include "pd-compare-item.h"

#include <glib/gi18n-lib.h>

/* Where a side of a passage, or of an edit in it, begins and ends. */
#define START(span, is_first) ((is_first) ? (span)->a_start : (span)->b_start)
#define END(span, is_first) ((is_first) ? (span)->a_end : (span)->b_end)

/**
 * PdCompareItem:
 *
 * A passage of two articles that are compared.
 */
struct _PdCompareItem
{
  GObject parent_instance;

  PdComparison *comparison;
  guint index;
};

G_DEFINE_FINAL_TYPE (PdCompareItem, pd_compare_item, G_TYPE_OBJECT)

static void
pd_compare_item_finalize (GObject *object)
{
  pd_comparison_unref (PD_COMPARE_ITEM (object)->comparison);

  G_OBJECT_CLASS (pd_compare_item_parent_class)->finalize (object);
}

static void
pd_compare_item_class_init (PdCompareItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_compare_item_finalize;
}

static void
pd_compare_item_init (PdCompareItem *self)
{
}

/**
 * pd_compare_item_new:
 * @comparison: two texts beside each other
 * @index: the number of one of their passages
 *
 * Returns: (transfer full): the item
 */
PdCompareItem *
pd_compare_item_new (PdComparison *comparison,
                     guint index)
{
  PdCompareItem *self;

  g_return_val_if_fail (comparison != NULL, NULL);

  self = g_object_new (PD_TYPE_COMPARE_ITEM, NULL);
  self->comparison = pd_comparison_ref (comparison);
  self->index = index;
  return self;
}

/**
 * pd_compare_item_get_comparison:
 *
 * Returns: (transfer none): what it is of
 */
PdComparison *
pd_compare_item_get_comparison (PdCompareItem *self)
{
  g_return_val_if_fail (PD_IS_COMPARE_ITEM (self), NULL);

  return self->comparison;
}

/**
 * pd_compare_item_get_index:
 *
 * Returns: the passage's number
 */
guint
pd_compare_item_get_index (PdCompareItem *self)
{
  g_return_val_if_fail (PD_IS_COMPARE_ITEM (self), 0);

  return self->index;
}

/**
 * pd_compare_item_get_passage:
 *
 * Returns: (transfer none): where it stands in both texts
 */
const PdComparedPassage *
pd_compare_item_get_passage (PdCompareItem *self)
{
  g_return_val_if_fail (PD_IS_COMPARE_ITEM (self), NULL);

  return pd_comparison_get_passage (self->comparison, self->index);
}

/**
 * pd_compare_item_get_edits:
 * @n_edits: (out): how many
 *
 * Returns: (transfer none) (array length=n_edits): what differs in it
 */
const PdAlignedEdit *
pd_compare_item_get_edits (PdCompareItem *self,
                           guint *n_edits)
{
  g_return_val_if_fail (PD_IS_COMPARE_ITEM (self), NULL);

  return pd_comparison_get_edits (self->comparison, self->index, n_edits);
}

/**
 * pd_compare_item_differs:
 *
 * Returns: whether the texts differ here
 */
gboolean
pd_compare_item_differs (PdCompareItem *self)
{
  guint n;

  g_return_val_if_fail (PD_IS_COMPARE_ITEM (self), FALSE);

  pd_comparison_get_edits (self->comparison, self->index, &n);
  return n > 0;
}

static PdText *
get_text (PdCompareItem *self,
          gboolean is_first)
{
  return is_first ? pd_comparison_get_a (self->comparison) : pd_comparison_get_b (self->comparison);
}

/**
 * pd_compare_item_dup_side:
 * @is_first: whether it is the first article's side
 *
 * Returns: (transfer full): the passage there, on one line, with as many bytes as it has in the text
 */
char *
pd_compare_item_dup_side (PdCompareItem *self,
                          gboolean is_first)
{
  const PdComparedPassage *passage;

  g_return_val_if_fail (PD_IS_COMPARE_ITEM (self), NULL);

  passage = pd_compare_item_get_passage (self);
  return g_strdelimit (pd_text_dup_slice (get_text (self, is_first), START (passage, is_first), END (passage, is_first)), "\n\t", ' ');
}

static void
add_attribute (PangoAttrList *list,
               PangoAttribute *attribute,
               guint start,
               guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

/**
 * pd_compare_item_mark:
 * @list: how a text is set
 * @is_first: whether it is the first article's
 * @start: the first byte of what only one of the articles has
 * @end: behind the last
 *
 * What only one of the articles has is told by lines as well as by colours: that of the first is struck through, that of the second underlined.
 */
void
pd_compare_item_mark (PangoAttrList *list,
                      gboolean is_first,
                      guint start,
                      guint end)
{
  g_return_if_fail (list != NULL);

  if (start >= end)
    return;
  /* Seen on light and on dark. */
  add_attribute (list, is_first ? pango_attr_background_new (0xe0e0, 0x1b1b, 0x2424) : pango_attr_background_new (0x2e2e, 0xc2c2, 0x7e7e), start, end);
  add_attribute (list, pango_attr_background_alpha_new (0x4c4c), start, end);
  add_attribute (list, is_first ? pango_attr_strikethrough_new (TRUE) : pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start, end);
}

/**
 * pd_compare_item_dup_attributes:
 * @is_first: whether it is the first article's side
 *
 * Returns: (transfer full): how to set the passage there, with what only one of the articles has marked
 */
PangoAttrList *
pd_compare_item_dup_attributes (PdCompareItem *self,
                                gboolean is_first)
{
  PangoAttrList *list = pango_attr_list_new ();
  guint n_edits;
  const PdAlignedEdit *edits;
  gsize base;

  g_return_val_if_fail (PD_IS_COMPARE_ITEM (self), list);

  base = pd_text_offset_to_byte (get_text (self, is_first), START (pd_compare_item_get_passage (self), is_first));
  edits = pd_compare_item_get_edits (self, &n_edits);
  for (guint i = 0; i < n_edits; i++)
    {
      guint start = pd_text_offset_to_byte (get_text (self, is_first), START (&edits[i], is_first)) - base;
      guint end = pd_text_offset_to_byte (get_text (self, is_first), END (&edits[i], is_first)) - base;

      pd_compare_item_mark (list, is_first, start, end);
    }
  return list;
}

/**
 * pd_compare_item_dup_summary:
 *
 * Returns: (transfer full): both sides, for those who hear it
 */
char *
pd_compare_item_dup_summary (PdCompareItem *self)
{
  const PdComparedPassage *passage = pd_compare_item_get_passage (self);
  g_autofree char *a = pd_compare_item_dup_side (self, TRUE);
  g_autofree char *b = pd_compare_item_dup_side (self, FALSE);

  if (passage->b_start == passage->b_end)
    /* Translators: a sentence that one of two articles does not have. */
    return g_strdup_printf (_ ("Left out: %s"), a);
  if (passage->a_start == passage->a_end)
    /* Translators: a sentence that only the second of two articles has. */
    return g_strdup_printf (_ ("Added: %s"), b);
  if (!pd_compare_item_differs (self))
    /* Translators: a sentence that two articles share. */
    return g_strdup_printf (_ ("The same: %s"), a);
  /* Translators: what a sentence is in the first article and in the second. */
  return g_strdup_printf (_ ("Changed: %s — %s"), a, b);
}

/**
 * pd_compare_item_find:
 * @items: some of the passages of a comparison, in order
 * @index: the number of one of them
 *
 * Returns: its position in @items, or that of the next one
 */
guint
pd_compare_item_find (GListModel *items,
                      guint index)
{
  guint low = 0, high;

  g_return_val_if_fail (G_IS_LIST_MODEL (items), 0);

  high = g_list_model_get_n_items (items);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      g_autoptr (PdCompareItem) item = g_list_model_get_item (items, middle);

      if (item->index < index)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
