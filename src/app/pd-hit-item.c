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
  guint listing;
  guint position;
  gboolean checked;
  /* Made when they are first compared. */
  char *left;
  char *right;
};

typedef enum
{
  PROP_CHECKED = 1,
} PdHitItemProperty;

static GParamSpec *properties[PROP_CHECKED + 1];

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
pd_hit_item_get_property (GObject *object,
                          guint id,
                          GValue *value,
                          GParamSpec *pspec)
{
  PdHitItem *self = PD_HIT_ITEM (object);

  switch ((PdHitItemProperty) id)
    {
    case PROP_CHECKED:
      g_value_set_boolean (value, self->checked);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_hit_item_set_property (GObject *object,
                          guint id,
                          const GValue *value,
                          GParamSpec *pspec)
{
  PdHitItem *self = PD_HIT_ITEM (object);

  switch ((PdHitItemProperty) id)
    {
    case PROP_CHECKED:
      pd_hit_item_set_checked (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_hit_item_class_init (PdHitItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pd_hit_item_finalize;
  object_class->get_property = pd_hit_item_get_property;
  object_class->set_property = pd_hit_item_set_property;

  /**
   * PdHitItem:checked: (getter get_checked) (setter set_checked)
   *
   * Whether a person has chosen it among the others.
   */
  properties[PROP_CHECKED] = g_param_spec_boolean ("checked", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pd_hit_item_init (PdHitItem *self)
{
}

/**
 * pd_hit_item_new:
 * @hit: (transfer full): a hit
 * @listing: the number of the list that it belongs to, where one takes the place of another
 * @position: where it stands in the order in which hits were found
 *
 * Returns: (transfer full): the item
 */
PdHitItem *
pd_hit_item_new (PdSearchHit *hit,
                 guint listing,
                 guint position)
{
  PdHitItem *self;

  g_return_val_if_fail (hit != NULL, NULL);

  self = g_object_new (PD_TYPE_HIT_ITEM, NULL);
  self->hit = hit;
  self->listing = listing;
  self->position = position;
  return self;
}

/**
 * pd_hit_item_get_hit:
 *
 * Returns: (transfer none): the hit
 */
PdSearchHit *
pd_hit_item_get_hit (PdHitItem *self)
{
  g_return_val_if_fail (PD_IS_HIT_ITEM (self), NULL);

  return self->hit;
}

/**
 * pd_hit_item_get_listing:
 *
 * Returns: the number of the list that it belongs to
 */
guint
pd_hit_item_get_listing (PdHitItem *self)
{
  g_return_val_if_fail (PD_IS_HIT_ITEM (self), 0);

  return self->listing;
}

/**
 * pd_hit_item_get_checked:
 *
 * Returns: whether a person has chosen it
 */
gboolean
pd_hit_item_get_checked (PdHitItem *self)
{
  g_return_val_if_fail (PD_IS_HIT_ITEM (self), FALSE);

  return self->checked;
}

/**
 * pd_hit_item_set_checked:
 * @checked: whether it is chosen
 *
 * Chooses it, or not.
 */
void
pd_hit_item_set_checked (PdHitItem *self,
                         gboolean checked)
{
  g_return_if_fail (PD_IS_HIT_ITEM (self));

  if (self->checked == checked)
    return;
  self->checked = checked;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHECKED]);
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
