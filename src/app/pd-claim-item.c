#include "pd-claim-item.h"

#include <string.h>

#include "pd-fold.h"

/**
 * PdClaimItem:
 *
 * A claim of a ledger, as a list shows it.
 */
struct _PdClaimItem
{
  GObject parent_instance;

  PdClaimLedger *ledger;
  guint index;
  PdCollator *collator;
  /* The statement and the speakers, folded as what is searched for is; made when somebody searches. */
  char *folded;
  /* Where the statement belongs among others; made when they are sorted by it. */
  GBytes *key;
};

G_DEFINE_FINAL_TYPE (PdClaimItem, pd_claim_item, G_TYPE_OBJECT)

static void
pd_claim_item_finalize (GObject *object)
{
  PdClaimItem *self = PD_CLAIM_ITEM (object);

  g_object_unref (self->ledger);
  g_object_unref (self->collator);
  g_free (self->folded);
  g_clear_pointer (&self->key, g_bytes_unref);

  G_OBJECT_CLASS (pd_claim_item_parent_class)->finalize (object);
}

static void
pd_claim_item_class_init (PdClaimItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_claim_item_finalize;
}

static void
pd_claim_item_init (PdClaimItem *self)
{
}

/**
 * pd_claim_item_new:
 * @ledger: a ledger
 * @index: the number of a claim in it
 * @collator: what puts statements in order
 *
 * Returns: (transfer full): an item
 */
PdClaimItem *
pd_claim_item_new (PdClaimLedger *ledger,
                   guint index,
                   PdCollator *collator)
{
  PdClaimItem *self;

  g_return_val_if_fail (PD_IS_CLAIM_LEDGER (ledger), NULL);
  g_return_val_if_fail (index < pd_claim_ledger_get_n_claims (ledger), NULL);

  self = g_object_new (PD_TYPE_CLAIM_ITEM, NULL);
  self->ledger = g_object_ref (ledger);
  self->index = index;
  self->collator = g_object_ref (collator);
  return self;
}

/**
 * pd_claim_item_get_claim:
 *
 * Returns: (transfer none): what is known of the claim
 */
const PdClaimSummary *
pd_claim_item_get_claim (PdClaimItem *self)
{
  g_return_val_if_fail (PD_IS_CLAIM_ITEM (self), NULL);

  return pd_claim_ledger_get_claim (self->ledger, self->index);
}

/**
 * pd_claim_item_get_id:
 *
 * Returns: (transfer none): the UUID of the claim
 */
const char *
pd_claim_item_get_id (PdClaimItem *self)
{
  g_return_val_if_fail (PD_IS_CLAIM_ITEM (self), NULL);

  return pd_record_get_id (pd_claim_item_get_claim (self)->claim);
}

static GBytes *
get_key (PdClaimItem *self)
{
  if (self->key == NULL)
    self->key = pd_collator_make_key (self->collator, pd_record_get_text (pd_claim_item_get_claim (self)->claim, PD_CLAIM_CLAIM), -1);
  return self->key;
}

/**
 * pd_claim_item_compare:
 * @other: another
 *
 * Compares the statements, as titles are compared in the library.
 *
 * Returns: less than, equal to or more than 0
 */
int
pd_claim_item_compare (PdClaimItem *self,
                       PdClaimItem *other)
{
  g_return_val_if_fail (PD_IS_CLAIM_ITEM (self) && PD_IS_CLAIM_ITEM (other), 0);

  return g_bytes_compare (get_key (self), get_key (other));
}

static void
append (GString *text,
        const char *part)
{
  if (part == NULL)
    return;
  g_string_append (text, part);
  g_string_append_c (text, '\n');
}

static char *
fold (const PdClaimSummary *claim)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append (text, pd_record_get_text (claim->claim, PD_CLAIM_CLAIM));
  append (text, pd_record_get_text (claim->claim, PD_CLAIM_NOTE));
  for (guint i = 0; i < claim->mentions->len; i++)
    {
      const PdClaimMention *mention = g_ptr_array_index (claim->mentions, i);

      append (text, mention->speaker);
      append (text, pd_record_get_text (mention->mention, PD_MENTION_VALUE_TEXT));
      append (text, pd_record_get_text (mention->highlight, PD_HIGHLIGHT_QUOTE));
    }
  return pd_fold (text->str, text->len);
}

/**
 * pd_claim_item_matches:
 * @folded: what is searched for, folded
 *
 * Returns: whether it stands in the claim's statement or note, in a quote or a figure, or in the name of a speaker
 */
gboolean
pd_claim_item_matches (PdClaimItem *self,
                       const char *folded)
{
  g_return_val_if_fail (PD_IS_CLAIM_ITEM (self), FALSE);
  g_return_val_if_fail (folded != NULL, FALSE);

  if (self->folded == NULL)
    self->folded = fold (pd_claim_item_get_claim (self));
  return strstr (self->folded, folded) != NULL;
}

/**
 * pd_claim_item_has_kind:
 * @kind: a kind
 *
 * Returns: whether the claim is of it
 */
gboolean
pd_claim_item_has_kind (PdClaimItem *self,
                        const char *kind)
{
  g_return_val_if_fail (PD_IS_CLAIM_ITEM (self), FALSE);

  return g_strv_contains ((const char *const *) pd_claim_item_get_claim (self)->kinds, kind);
}
