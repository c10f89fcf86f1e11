#include "pd-hit-item.h"

#include <string.h>

#include "pd-fold.h"

/* So much of the context is compared; further away, nobody looks for an order. */
#define KEY_LENGTH 12

/**
 * PdHitItem:
 *
 * A hit in the list of a concordance.
 */
struct _PdHitItem
{
  GObject parent_instance;

  PdSearchHit *hit;
  guint position;
  /* Made when they are first compared. */
  char *left;
  char *right;
};

G_DEFINE_FINAL_TYPE (PdHitItem, pd_hit_item, G_TYPE_OBJECT)

static void
pd_hit_item_finalize (GObject *object)
{
  PdHitItem *self = PD_HIT_ITEM (object);

  g_clear_pointer (&self->hit, pd_search_hit_unref);
  g_free (self->left);
  g_free (self->right);

  G_OBJECT_CLASS (pd_hit_item_parent_class)->finalize (object);
}

static void
pd_hit_item_class_init (PdHitItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_hit_item_finalize;
}

static void
pd_hit_item_init (PdHitItem *self)
{
}

/**
 * pd_hit_item_new:
 * @hit: (transfer full): a hit
 * @position: where it stands in the order in which hits were found
 *
 * Returns: (transfer full): the item
 */
PdHitItem *
pd_hit_item_new (PdSearchHit *hit,
                 guint position)
{
  PdHitItem *self;

  g_return_val_if_fail (hit != NULL, NULL);

  self = g_object_new (PD_TYPE_HIT_ITEM, NULL);
  self->hit = hit;
  self->position = position;
  return self;
}

/**
 * pd_hit_item_get_hit:
 *
 * Returns: (transfer none): the hit
 */
const PdSearchHit *
pd_hit_item_get_hit (PdHitItem *self)
{
  g_return_val_if_fail (PD_IS_HIT_ITEM (self), NULL);

  return self->hit;
}

/**
 * pd_hit_item_dup_summary:
 *
 * Returns: (transfer full): the hit in its context, for those who hear it
 */
char *
pd_hit_item_dup_summary (PdHitItem *self)
{
  char *summary;

  g_return_val_if_fail (PD_IS_HIT_ITEM (self), NULL);

  summary = g_strconcat (self->hit->prefix, self->hit->quote, self->hit->suffix, NULL);
  return g_strdelimit (summary, "\n\t", ' ');
}

/* What stands next to a hit comes first. */
static const char *
get_left (PdHitItem *self)
{
  if (self->left == NULL)
    {
      g_autofree char *backwards = g_utf8_strreverse (self->hit->prefix, -1);
      g_autofree char *start = g_utf8_substring (backwards, 0, MIN (KEY_LENGTH, g_utf8_strlen (backwards, -1)));

      self->left = pd_fold (start, -1);
    }
  return self->left;
}

static const char *
get_right (PdHitItem *self)
{
  if (self->right == NULL)
    {
      g_autofree char *start = g_utf8_substring (self->hit->suffix, 0, MIN (KEY_LENGTH, g_utf8_strlen (self->hit->suffix, -1)));

      self->right = pd_fold (start, -1);
    }
  return self->right;
}

/* Those without a date stand last. */
static int
compare_dates (const char *date,
               const char *other)
{
  if (date == NULL || other == NULL)
    return (date == NULL) - (other == NULL);
  return strcmp (date, other);
}

/**
 * pd_hit_item_compare:
 * @other: another
 * @order: what to compare
 *
 * Contexts are in the order of their characters' code points, which puts those that are the same together; as they were found where nothing else tells.
 *
 * Returns: less than 0 where it stands before @other
 */
int
pd_hit_item_compare (PdHitItem *self,
                     PdHitItem *other,
                     PdHitOrder order)
{
  int result = 0;

  g_return_val_if_fail (PD_IS_HIT_ITEM (self), 0);
  g_return_val_if_fail (PD_IS_HIT_ITEM (other), 0);

  switch (order)
    {
    case PD_HIT_ORDER_DATE:
      result = compare_dates (self->hit->date, other->hit->date);
      break;
    case PD_HIT_ORDER_LEFT:
      result = strcmp (get_left (self), get_left (other));
      break;
    case PD_HIT_ORDER_RIGHT:
      result = strcmp (get_right (self), get_right (other));
      break;
    case PD_HIT_ORDER_ARTICLE:
    default:
      break;
    }
  return result != 0 ? result : self->position < other->position ? -1
                                                                 : self->position > other->position;
}
