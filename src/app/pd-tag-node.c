#include "pd-tag-node.h"

#include "pd-list-order.h"

/**
 * PdTagNode:
 *
 * A tag as it stands in the codebook, with how often it is used and the tags under it that are shown. It stays the same while the tag is there, whatever
 * becomes of it.
 */
struct _PdTagNode
{
  GObject parent_instance;

  PdRecord *tag;
  PdTagCounts counts;
  GListStore *children;
  guint n_nested;
  gboolean expanded;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdTagNode, pd_tag_node, G_TYPE_OBJECT)

static void
pd_tag_node_finalize (GObject *object)
{
  PdTagNode *self = PD_TAG_NODE (object);

  g_clear_object (&self->tag);
  g_clear_object (&self->children);

  G_OBJECT_CLASS (pd_tag_node_parent_class)->finalize (object);
}

static void
pd_tag_node_class_init (PdTagNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_tag_node_finalize;

  /**
   * PdTagNode::changed:
   *
   * The tag, its numbers, or whether there are tags under it, are others now.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pd_tag_node_init (PdTagNode *self)
{
}

/* Most tags have nothing under them. */
static GListStore *
ensure_children (PdTagNode *self)
{
  if (self->children == NULL)
    self->children = g_list_store_new (PD_TYPE_TAG_NODE);
  return self->children;
}

/**
 * pd_tag_node_new:
 * @tag: a tag
 * @counts: how often it is used
 *
 * Returns: (transfer full): a node without children
 */
PdTagNode *
pd_tag_node_new (PdRecord *tag,
                 const PdTagCounts *counts)
{
  PdTagNode *self;

  g_return_val_if_fail (PD_IS_RECORD (tag), NULL);
  g_return_val_if_fail (counts != NULL, NULL);

  self = g_object_new (PD_TYPE_TAG_NODE, NULL);
  self->tag = g_object_ref (tag);
  self->counts = *counts;
  return self;
}

static gboolean
is_same (PdRecord *a,
         PdRecord *b)
{
  for (PdKey key = PD_TAG_PARENT_ID; key <= PD_TAG_WHEN_NOT_TO_USE; key++)
    {
      if (key != PD_TAG_POSITION && g_strcmp0 (pd_record_get_text (a, key), pd_record_get_text (b, key)) != 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * pd_tag_node_set:
 * @tag: the tag as it is now
 * @counts: how often it is used now
 *
 * Brings it up to date.
 */
void
pd_tag_node_set (PdTagNode *self,
                 PdRecord *tag,
                 const PdTagCounts *counts)
{
  gboolean changed;

  g_return_if_fail (PD_IS_TAG_NODE (self));
  g_return_if_fail (PD_IS_RECORD (tag));
  g_return_if_fail (counts != NULL);

  changed = !is_same (self->tag, tag) || self->counts.highlights != counts->highlights || self->counts.articles != counts->articles
            || self->counts.nested_highlights != counts->nested_highlights || self->counts.nested_articles != counts->nested_articles;
  g_set_object (&self->tag, tag);
  self->counts = *counts;
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * pd_tag_node_get_id:
 *
 * Returns: (transfer none): the UUID of the tag
 */
const char *
pd_tag_node_get_id (PdTagNode *self)
{
  g_return_val_if_fail (PD_IS_TAG_NODE (self), NULL);

  return pd_record_get_id (self->tag);
}

/**
 * pd_tag_node_get_tag:
 *
 * Returns: (transfer none): the tag
 */
PdRecord *
pd_tag_node_get_tag (PdTagNode *self)
{
  g_return_val_if_fail (PD_IS_TAG_NODE (self), NULL);

  return self->tag;
}

/**
 * pd_tag_node_get_counts:
 *
 * Returns: (transfer none): how often it is used
 */
const PdTagCounts *
pd_tag_node_get_counts (PdTagNode *self)
{
  g_return_val_if_fail (PD_IS_TAG_NODE (self), NULL);

  return &self->counts;
}

/**
 * pd_tag_node_get_n_nested:
 *
 * Returns: how many tags are right under it, shown or not
 */
guint
pd_tag_node_get_n_nested (PdTagNode *self)
{
  g_return_val_if_fail (PD_IS_TAG_NODE (self), 0);

  return self->n_nested;
}

/**
 * pd_tag_node_get_children:
 *
 * Returns: (transfer none): the nodes of the tags under it that are shown
 */
GListModel *
pd_tag_node_get_children (PdTagNode *self)
{
  g_return_val_if_fail (PD_IS_TAG_NODE (self), NULL);

  return G_LIST_MODEL (ensure_children (self));
}

/**
 * pd_tag_node_has_children:
 *
 * Returns: whether tags under it are shown
 */
gboolean
pd_tag_node_has_children (PdTagNode *self)
{
  g_return_val_if_fail (PD_IS_TAG_NODE (self), FALSE);

  return self->children != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->children)) > 0;
}

/**
 * pd_tag_node_get_expanded:
 *
 * Returns: whether a person wants to see what is under it
 */
gboolean
pd_tag_node_get_expanded (PdTagNode *self)
{
  g_return_val_if_fail (PD_IS_TAG_NODE (self), FALSE);

  return self->expanded;
}

/**
 * pd_tag_node_set_expanded:
 * @expanded: whether to show what is under it
 *
 * Remembers that, wherever the tag goes.
 */
void
pd_tag_node_set_expanded (PdTagNode *self,
                          gboolean expanded)
{
  g_return_if_fail (PD_IS_TAG_NODE (self));

  self->expanded = expanded;
}

/**
 * pd_tag_node_arrange:
 * @children: (element-type PdTagNode): those under it that are to be shown, in their order
 * @n_nested: how many there are, shown or not
 *
 * Sets what is under it, with as few changes as can be.
 *
 * Returns: whether anything changed
 */
gboolean
pd_tag_node_arrange (PdTagNode *self,
                     GPtrArray *children,
                     guint n_nested)
{
  gboolean had_children, changed;

  g_return_val_if_fail (PD_IS_TAG_NODE (self), FALSE);
  g_return_val_if_fail (children != NULL, FALSE);

  had_children = pd_tag_node_has_children (self);
  changed = (had_children || children->len > 0) && pd_list_order_apply (ensure_children (self), children);
  if (had_children != pd_tag_node_has_children (self) || self->n_nested != n_nested)
    {
      self->n_nested = n_nested;
      g_signal_emit (self, signals[CHANGED], 0);
    }
  return changed;
}
