#include "pd-substitution-item.h"

#include <glib/gi18n-lib.h>

/**
 * PdSubstitutionItem:
 *
 * Words that stand for others in two articles that are compared, in a list, and at which of their places one is.
 */
struct _PdSubstitutionItem
{
  GObject parent_instance;

  PdComparison *comparison;
  const PdSubstitution *substitution;
  /* From 1; 0 before the first. */
  guint place;
};

typedef enum
{
  PROP_PLACE = 1,
} PdSubstitutionItemProperty;

static GParamSpec *properties[PROP_PLACE + 1];

G_DEFINE_FINAL_TYPE (PdSubstitutionItem, pd_substitution_item, G_TYPE_OBJECT)

static void
pd_substitution_item_finalize (GObject *object)
{
  pd_comparison_unref (PD_SUBSTITUTION_ITEM (object)->comparison);

  G_OBJECT_CLASS (pd_substitution_item_parent_class)->finalize (object);
}

static void
pd_substitution_item_get_property (GObject *object,
                                   guint id,
                                   GValue *value,
                                   GParamSpec *pspec)
{
  PdSubstitutionItem *self = PD_SUBSTITUTION_ITEM (object);

  switch ((PdSubstitutionItemProperty) id)
    {
    case PROP_PLACE:
      g_value_set_uint (value, self->place);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_substitution_item_class_init (PdSubstitutionItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pd_substitution_item_finalize;
  object_class->get_property = pd_substitution_item_get_property;

  /**
   * PdSubstitutionItem:place:
   *
   * At which of its places one is, from 1; 0 where one has not been to any.
   */
  properties[PROP_PLACE] = g_param_spec_uint ("place", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pd_substitution_item_init (PdSubstitutionItem *self)
{
}

/**
 * pd_substitution_item_new:
 * @comparison: two texts beside each other
 * @index: the number of one of their substitutions
 *
 * Returns: (transfer full): the item
 */
PdSubstitutionItem *
pd_substitution_item_new (PdComparison *comparison,
                          guint index)
{
  PdSubstitutionItem *self;

  g_return_val_if_fail (comparison != NULL, NULL);

  self = g_object_new (PD_TYPE_SUBSTITUTION_ITEM, NULL);
  self->comparison = pd_comparison_ref (comparison);
  self->substitution = pd_substitutions_get (pd_comparison_get_substitutions (comparison), index);
  return self;
}

/**
 * pd_substitution_item_get_substitution:
 *
 * Returns: (transfer none): the words
 */
const PdSubstitution *
pd_substitution_item_get_substitution (PdSubstitutionItem *self)
{
  g_return_val_if_fail (PD_IS_SUBSTITUTION_ITEM (self), NULL);

  return self->substitution;
}

/**
 * pd_substitution_item_get_place:
 *
 * Returns: at which of its places one is, from 1; 0 where one has not been to any
 */
guint
pd_substitution_item_get_place (PdSubstitutionItem *self)
{
  g_return_val_if_fail (PD_IS_SUBSTITUTION_ITEM (self), 0);

  return self->place;
}

/**
 * pd_substitution_item_step:
 *
 * Goes on to the next of its places, and from the last to the first.
 *
 * Returns: the number of the passage that it is in
 */
guint
pd_substitution_item_step (PdSubstitutionItem *self)
{
  guint index = 0;

  g_return_val_if_fail (PD_IS_SUBSTITUTION_ITEM (self), 0);

  self->place = self->place % self->substitution->count + 1;
  pd_comparison_find_place (self->comparison, self->substitution, self->place - 1, &index);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLACE]);
  return index;
}

/**
 * pd_substitution_item_dup_words:
 *
 * Returns: (transfer full): the words, on one line
 */
char *
pd_substitution_item_dup_words (PdSubstitutionItem *self)
{
  g_return_val_if_fail (PD_IS_SUBSTITUTION_ITEM (self), NULL);

  if (*self->substitution->a == '\0')
    return g_strdelimit (g_strconcat ("+ ", self->substitution->b, NULL), "\n\t", ' ');
  if (*self->substitution->b == '\0')
    return g_strdelimit (g_strconcat ("− ", self->substitution->a, NULL), "\n\t", ' ');
  return g_strdelimit (g_strconcat (self->substitution->a, " → ", self->substitution->b, NULL), "\n\t", ' ');
}

/**
 * pd_substitution_item_dup_count:
 *
 * Returns: (transfer full): how often it is there, and which of these one is at
 */
char *
pd_substitution_item_dup_count (PdSubstitutionItem *self)
{
  g_return_val_if_fail (PD_IS_SUBSTITUTION_ITEM (self), NULL);

  if (self->place > 0 && self->substitution->count > 1)
    /* Translators: the second of three places where words were replaced. */
    return g_strdup_printf (_ ("%u of %u"), self->place, self->substitution->count);
  /* Translators: how often words were replaced: 3×. */
  return g_strdup_printf (_ ("%u×"), self->substitution->count);
}

/**
 * pd_substitution_item_dup_summary:
 *
 * Returns: (transfer full): all of it, for those who hear it
 */
char *
pd_substitution_item_dup_summary (PdSubstitutionItem *self)
{
  const PdSubstitution *substitution;
  g_autofree char *count = NULL;
  const char *kind;

  g_return_val_if_fail (PD_IS_SUBSTITUTION_ITEM (self), NULL);

  substitution = self->substitution;
  kind = pd_substitution_kind_get_label (substitution->kind);
  count = pd_substitution_item_dup_count (self);
  if (*substitution->a == '\0')
    /* Translators: what a change does (“Figures”), the words that were added, and how often. */
    return g_strdup_printf (_ ("%s: added %s, %s"), kind, substitution->b, count);
  if (*substitution->b == '\0')
    /* Translators: what a change does (“Figures”), the words that were left out, and how often. */
    return g_strdup_printf (_ ("%s: left out %s, %s"), kind, substitution->a, count);
  /* Translators: what a change does (“Meaning turned round”), the words of the first article, those of the second, and how often. */
  return g_strdup_printf (_ ("%s: %s → %s, %s"), kind, substitution->a, substitution->b, count);
}
