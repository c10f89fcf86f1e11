#include "pd-article-item.h"

/**
 * PdArticleItem:
 *
 * An article's place in the library, there before what it shows is loaded.
 */
struct _PdArticleItem
{
  GObject parent_instance;

  gint64 row;
  PdRecord *record;
  char *state;
};

typedef enum
{
  PROP_RECORD = 1,
  PROP_STATE,
} PdArticleItemProperty;

static GParamSpec *properties[PROP_STATE + 1];

G_DEFINE_FINAL_TYPE (PdArticleItem, pd_article_item, G_TYPE_OBJECT)

static void
pd_article_item_get_property (GObject *object,
                              guint id,
                              GValue *value,
                              GParamSpec *pspec)
{
  PdArticleItem *self = PD_ARTICLE_ITEM (object);

  switch ((PdArticleItemProperty) id)
    {
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    case PROP_STATE:
      g_value_set_string (value, self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_article_item_finalize (GObject *object)
{
  PdArticleItem *self = PD_ARTICLE_ITEM (object);

  g_clear_object (&self->record);
  g_free (self->state);

  G_OBJECT_CLASS (pd_article_item_parent_class)->finalize (object);
}

static void
pd_article_item_class_init (PdArticleItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pd_article_item_get_property;
  object_class->finalize = pd_article_item_finalize;

  /**
   * PdArticleItem:record: (getter get_record)
   *
   * The article, or %NULL while it is being loaded.
   */
  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, PD_TYPE_RECORD, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * PdArticleItem:state: (getter get_state)
   *
   * How far who works with the project is with it.
   */
  properties[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pd_article_item_init (PdArticleItem *self)
{
}

/**
 * pd_article_item_new:
 * @row: the article's row in the project file
 *
 * Returns: (transfer full): an item that is not loaded yet
 */
PdArticleItem *
pd_article_item_new (gint64 row)
{
  PdArticleItem *self = g_object_new (PD_TYPE_ARTICLE_ITEM, NULL);

  self->row = row;
  return self;
}

/**
 * pd_article_item_get_row:
 *
 * Returns: the article's row in the project file
 */
gint64
pd_article_item_get_row (PdArticleItem *self)
{
  g_return_val_if_fail (PD_IS_ARTICLE_ITEM (self), 0);

  return self->row;
}

/**
 * pd_article_item_get_record:
 *
 * Returns: (transfer none) (nullable): the article; %NULL while it is being loaded
 */
PdRecord *
pd_article_item_get_record (PdArticleItem *self)
{
  g_return_val_if_fail (PD_IS_ARTICLE_ITEM (self), NULL);

  return self->record;
}

/**
 * pd_article_item_set_record:
 * @record: the article
 *
 * Sets what it shows.
 */
void
pd_article_item_set_record (PdArticleItem *self,
                            PdRecord *record)
{
  g_return_if_fail (PD_IS_ARTICLE_ITEM (self));

  if (g_set_object (&self->record, record))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

/**
 * pd_article_item_get_state:
 *
 * Returns: (transfer none) (nullable): `to-do`, `reading` or `done`; %NULL where it is not assigned to who works with the
 *   project, or not loaded yet
 */
const char *
pd_article_item_get_state (PdArticleItem *self)
{
  g_return_val_if_fail (PD_IS_ARTICLE_ITEM (self), NULL);

  return self->state;
}

/**
 * pd_article_item_set_state:
 * @state: (nullable): a code of `pd_assignment_state_codes`
 *
 * Sets how far who works with the project is with it.
 */
void
pd_article_item_set_state (PdArticleItem *self,
                           const char *state)
{
  g_return_if_fail (PD_IS_ARTICLE_ITEM (self));

  if (g_set_str (&self->state, state))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/**
 * pd_article_item_take_over:
 * @loaded: an item of the same article
 *
 * Shows what the other item has.
 */
void
pd_article_item_take_over (PdArticleItem *self,
                           PdArticleItem *loaded)
{
  g_return_if_fail (PD_IS_ARTICLE_ITEM (self));
  g_return_if_fail (PD_IS_ARTICLE_ITEM (loaded));

  /* First the state, as what is shown is usually built when the record comes. */
  pd_article_item_set_state (self, loaded->state);
  pd_article_item_set_record (self, loaded->record);
}
