#include "pd-copy-item.h"

#include <glib/gi18n-lib.h>

#include "pd-article-row.h"
#include "pd-choices.h"

/**
 * PdCopyItem:
 *
 * Two articles that share text, in a list, or the heading of their family. The articles are loaded when the item is first seen.
 */
struct _PdCopyItem
{
  GObject parent_instance;

  PdReuseResult *result;
  const PdReuseMatch *match;
  guint family;
  PdRecord *articles[2];
  gboolean is_asked;
};

typedef enum
{
  PROP_LOADED = 1,
} PdCopyItemProperty;

static GParamSpec *properties[PROP_LOADED + 1];

G_DEFINE_FINAL_TYPE (PdCopyItem, pd_copy_item, G_TYPE_OBJECT)

static void
pd_copy_item_finalize (GObject *object)
{
  PdCopyItem *self = PD_COPY_ITEM (object);

  pd_reuse_result_unref (self->result);
  g_clear_object (&self->articles[0]);
  g_clear_object (&self->articles[1]);

  G_OBJECT_CLASS (pd_copy_item_parent_class)->finalize (object);
}

static void
pd_copy_item_get_property (GObject *object,
                           guint id,
                           GValue *value,
                           GParamSpec *pspec)
{
  PdCopyItem *self = PD_COPY_ITEM (object);

  switch ((PdCopyItemProperty) id)
    {
    case PROP_LOADED:
      g_value_set_boolean (value, self->articles[0] != NULL && self->articles[1] != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_copy_item_class_init (PdCopyItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pd_copy_item_finalize;
  object_class->get_property = pd_copy_item_get_property;

  /**
   * PdCopyItem:loaded:
   *
   * Whether both articles are there.
   */
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pd_copy_item_init (PdCopyItem *self)
{
}

/**
 * pd_copy_item_new:
 * @result: who shares text with whom
 * @index: the number of two of them
 *
 * Returns: (transfer full): the item
 */
PdCopyItem *
pd_copy_item_new (PdReuseResult *result,
                  guint index)
{
  PdCopyItem *self;

  g_return_val_if_fail (result != NULL, NULL);

  self = g_object_new (PD_TYPE_COPY_ITEM, NULL);
  self->result = pd_reuse_result_ref (result);
  self->match = pd_reuse_result_get_match (result, index);
  pd_reuse_result_find_family (result, self->match->a, &self->family);
  return self;
}

/**
 * pd_copy_item_new_head:
 * @result: who shares text with whom
 * @family: the number of a family
 *
 * Returns: (transfer full): what stands above the pairs of the family
 */
PdCopyItem *
pd_copy_item_new_head (PdReuseResult *result,
                       guint family)
{
  PdCopyItem *self;

  g_return_val_if_fail (result != NULL, NULL);

  self = g_object_new (PD_TYPE_COPY_ITEM, NULL);
  self->result = pd_reuse_result_ref (result);
  self->family = family;
  return self;
}

/**
 * pd_copy_item_get_match:
 *
 * Returns: (transfer none) (nullable): what they share; %NULL for the heading of a family
 */
const PdReuseMatch *
pd_copy_item_get_match (PdCopyItem *self)
{
  g_return_val_if_fail (PD_IS_COPY_ITEM (self), NULL);

  return self->match;
}

/**
 * pd_copy_item_get_result:
 *
 * Returns: (transfer none): what it was found in
 */
PdReuseResult *
pd_copy_item_get_result (PdCopyItem *self)
{
  g_return_val_if_fail (PD_IS_COPY_ITEM (self), NULL);

  return self->result;
}

/**
 * pd_copy_item_get_family:
 *
 * Returns: the number of the family that both belong to
 */
guint
pd_copy_item_get_family (PdCopyItem *self)
{
  g_return_val_if_fail (PD_IS_COPY_ITEM (self), 0);

  return self->family;
}

/**
 * pd_copy_item_get_article:
 * @is_first: whether the first is asked for; of two with dates that is the earlier one
 *
 * Returns: (transfer none) (nullable): the article, or %NULL until it is loaded
 */
PdRecord *
pd_copy_item_get_article (PdCopyItem *self,
                          gboolean is_first)
{
  g_return_val_if_fail (PD_IS_COPY_ITEM (self), NULL);

  return self->articles[is_first ? 0 : 1];
}

static void
on_loaded (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (PdCopyItem) self = data;
  g_autoptr (GPtrArray) articles = pd_project_load_finish (PD_PROJECT (source), result, NULL);
  PdRecord *article = articles != NULL && articles->len > 0 ? g_ptr_array_index (articles, 0) : NULL;

  /* One that was removed meanwhile stays without a title. */
  if (article == NULL)
    return;
  g_set_object (&self->articles[g_str_equal (pd_record_get_id (article), self->match->a) ? 0 : 1], article);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
}

/**
 * pd_copy_item_load:
 * @project: the project of the articles
 *
 * Loads the articles, unless that was done.
 */
void
pd_copy_item_load (PdCopyItem *self,
                   PdProject *project)
{
  g_return_if_fail (PD_IS_COPY_ITEM (self));
  g_return_if_fail (PD_IS_PROJECT (project));

  if (self->is_asked)
    return;
  self->is_asked = TRUE;
  pd_project_load_async (project, PD_WORD_ARTICLE, PD_ARTICLE_ID, self->match->a, NULL, on_loaded, g_object_ref (self));
  pd_project_load_async (project, PD_WORD_ARTICLE, PD_ARTICLE_ID, self->match->b, NULL, on_loaded, g_object_ref (self));
}

/**
 * pd_copy_item_dup_title:
 * @is_first: whether that of the first is asked for
 *
 * Returns: (transfer full): what the article is called, and where and when it was published
 */
char *
pd_copy_item_dup_title (PdCopyItem *self,
                        gboolean is_first)
{
  PdRecord *article = pd_copy_item_get_article (self, is_first);
  g_autofree char *title = pd_article_get_title (article);
  g_autofree char *subtitle = pd_article_get_subtitle (article);

  if (*subtitle == '\0')
    return g_steal_pointer (&title);
  /* Translators: the title of an article, and where and when it was published. */
  return g_strdup_printf (_ ("%s · %s"), title, subtitle);
}

/**
 * pd_copy_item_dup_summary:
 *
 * Returns: (transfer full): how they share text, and how much
 */
char *
pd_copy_item_dup_summary (PdCopyItem *self)
{
  double share_a, share_b;
  const char *kind;

  g_return_val_if_fail (PD_IS_COPY_ITEM (self), NULL);

  kind = pd_choice_get_label (pd_reuse_kind_to_string (pd_reuse_pair_get_kind (self->match->pair)));
  pd_reuse_pair_get_shares (self->match->pair, &share_a, &share_b);
  /* Translators: how two articles share text (Identical, Repost, Rewritten …), and which part of the first is in the second, and the other way round. */
  return g_strdup_printf (_ ("%s · %.0f%% of the first, %.0f%% of the second"), kind, 100 * share_a, 100 * share_b);
}
