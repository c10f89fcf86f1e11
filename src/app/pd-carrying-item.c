#include "pd-carrying-item.h"

#include <glib/gi18n-lib.h>

#include "pd-carrying-words.h"
#include "pd-compare-item.h"

/**
 * PdCarryingItem:
 *
 * A highlight that may be carried over, as a row shows it.
 */
struct _PdCarryingItem
{
  GObject parent_instance;

  /* The proposal is its. */
  PdMarkCarrying *carrying;
  const PdMarkProposal *proposal;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdCarryingItem, pd_carrying_item, G_TYPE_OBJECT)

static void
pd_carrying_item_finalize (GObject *object)
{
  g_object_unref (PD_CARRYING_ITEM (object)->carrying);

  G_OBJECT_CLASS (pd_carrying_item_parent_class)->finalize (object);
}

static void
pd_carrying_item_class_init (PdCarryingItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_carrying_item_finalize;

  /**
   * PdCarryingItem::changed:
   *
   * What is proposed is another.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pd_carrying_item_init (PdCarryingItem *self)
{
}

/**
 * pd_carrying_item_new:
 * @carrying: what can be carried over
 * @proposal: one of it
 *
 * Returns: (transfer full): the item
 */
PdCarryingItem *
pd_carrying_item_new (PdMarkCarrying *carrying,
                      const PdMarkProposal *proposal)
{
  PdCarryingItem *self;

  g_return_val_if_fail (PD_IS_MARK_CARRYING (carrying), NULL);
  g_return_val_if_fail (proposal != NULL, NULL);

  self = g_object_new (PD_TYPE_CARRYING_ITEM, NULL);
  self->carrying = g_object_ref (carrying);
  self->proposal = proposal;
  return self;
}

/**
 * pd_carrying_item_get_carrying:
 *
 * Returns: (transfer none): what it is of
 */
PdMarkCarrying *
pd_carrying_item_get_carrying (PdCarryingItem *self)
{
  g_return_val_if_fail (PD_IS_CARRYING_ITEM (self), NULL);

  return self->carrying;
}

/**
 * pd_carrying_item_get_proposal:
 *
 * Returns: (transfer none): what is proposed
 */
const PdMarkProposal *
pd_carrying_item_get_proposal (PdCarryingItem *self)
{
  g_return_val_if_fail (PD_IS_CARRYING_ITEM (self), NULL);

  return self->proposal;
}

/**
 * pd_carrying_item_take_proposal:
 * @other: an item of the same highlight, found again
 *
 * Takes over what is proposed now.
 */
void
pd_carrying_item_take_proposal (PdCarryingItem *self,
                                PdCarryingItem *other)
{
  g_return_if_fail (PD_IS_CARRYING_ITEM (self));
  g_return_if_fail (PD_IS_CARRYING_ITEM (other));

  g_set_object (&self->carrying, other->carrying);
  self->proposal = other->proposal;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * pd_carrying_item_is_same:
 * @other: an item
 *
 * Returns: whether both are of the same highlight
 */
gboolean
pd_carrying_item_is_same (PdCarryingItem *self,
                          PdCarryingItem *other)
{
  g_return_val_if_fail (PD_IS_CARRYING_ITEM (self), FALSE);
  g_return_val_if_fail (PD_IS_CARRYING_ITEM (other), FALSE);

  return g_str_equal (pd_record_get_id (self->proposal->highlight), pd_record_get_id (other->proposal->highlight));
}

static PdRecord *
get_side (PdCarryingItem *self,
          gboolean is_first)
{
  return is_first ? self->proposal->highlight : self->proposal->target;
}

/**
 * pd_carrying_item_dup_side:
 * @is_first: whether it is the side that it is carried from
 *
 * Returns: (transfer full): what is marked there, on one line, with as many bytes as it has in the text; "" where the text does not have it
 */
char *
pd_carrying_item_dup_side (PdCarryingItem *self,
                           gboolean is_first)
{
  PdRecord *side;

  g_return_val_if_fail (PD_IS_CARRYING_ITEM (self), NULL);

  side = get_side (self, is_first);
  return side != NULL ? g_strdelimit (g_strdup (pd_record_get_text (side, PD_HIGHLIGHT_QUOTE)), "\n\t", ' ') : g_strdup ("");
}

/* What differs of a passage, as far as it is marked. */
static void
mark_edits (PdCarryingItem *self,
            PangoAttrList *list,
            guint index,
            gboolean is_first)
{
  PdComparison *comparison = pd_mark_carrying_get_comparison (self->carrying);
  PdText *text = is_first ? pd_comparison_get_a (comparison) : pd_comparison_get_b (comparison);
  guint first = pd_record_get_integer (get_side (self, is_first), PD_HIGHLIGHT_START), last = pd_record_get_integer (get_side (self, is_first), PD_HIGHLIGHT_END);
  gsize base = pd_text_offset_to_byte (text, first);
  guint n_edits;
  const PdAlignedEdit *edits = pd_comparison_get_edits (comparison, index, &n_edits);

  for (guint i = 0; i < n_edits; i++)
    {
      guint start = MAX (first, is_first ? edits[i].a_start : edits[i].b_start), end = MIN (last, is_first ? edits[i].a_end : edits[i].b_end);

      if (start < end)
        pd_compare_item_mark (list, is_first, pd_text_offset_to_byte (text, start) - base, pd_text_offset_to_byte (text, end) - base);
    }
}

/**
 * pd_carrying_item_dup_attributes:
 * @is_first: whether it is the side that it is carried from
 *
 * Returns: (transfer full): how to set what is marked there, with what only one of the articles has marked as in a comparison
 */
PangoAttrList *
pd_carrying_item_dup_attributes (PdCarryingItem *self,
                                 gboolean is_first)
{
  PangoAttrList *list = pango_attr_list_new ();
  guint n;

  g_return_val_if_fail (PD_IS_CARRYING_ITEM (self), list);

  n = pd_comparison_get_n_passages (pd_mark_carrying_get_comparison (self->carrying));
  for (guint i = 0; self->proposal->target != NULL && i < n; i++)
    mark_edits (self, list, i, is_first);
  return list;
}

/**
 * pd_carrying_item_dup_summary:
 *
 * Returns: (transfer full): what is proposed, and what is to be doubted, for those who hear it
 */
char *
pd_carrying_item_dup_summary (PdCarryingItem *self)
{
  g_autofree char *a = NULL, *b = NULL;
  g_auto (GStrv) doubts = NULL;
  g_autoptr (GString) summary = NULL;

  g_return_val_if_fail (PD_IS_CARRYING_ITEM (self), NULL);

  a = pd_carrying_item_dup_side (self, TRUE);
  b = pd_carrying_item_dup_side (self, FALSE);
  doubts = pd_carrying_words_list_doubts (self->proposal);
  summary = g_string_new (pd_carrying_words_get_outcome (self->proposal));
  g_string_append_printf (summary, ": %s", a);
  if (*b != '\0' && !g_str_equal (a, b))
    g_string_append_printf (summary, " — %s", b);
  for (guint i = 0; doubts[i] != NULL; i++)
    g_string_append_printf (summary, ". %s", doubts[i]);
  return g_string_free_and_steal (g_steal_pointer (&summary));
}
