#include "pd-tag-tree.h"

#include "pd-list-order.h"
#include "pd-tag-path.h"

/* A codebook with no more tags than these is shown unfolded at first. */
#define UNFOLDED 200

/**
 * PdTagTree:
 *
 * The tags of a codebook, nested and in order: all, or those that are looked for with what they are nested under. What is loaded anew is compared with what is
 * there, so that a change moves what it is about and nothing else.
 */
struct _PdTagTree
{
  GObject parent_instance;

  GListStore *top;
  GPtrArray *tags;
  /* By the UUIDs of the tags. */
  GHashTable *nodes;
  /* The tags that are looked for, as a set of UUIDs; NULL for all. */
  GHashTable *wanted;
  guint n_shown;
};

enum
{
  REARRANGED,
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdTagTree, pd_tag_tree, G_TYPE_OBJECT)

static void
pd_tag_tree_finalize (GObject *object)
{
  PdTagTree *self = PD_TAG_TREE (object);

  g_object_unref (self->top);
  g_ptr_array_unref (self->tags);
  g_hash_table_unref (self->nodes);
  g_clear_pointer (&self->wanted, g_hash_table_unref);

  G_OBJECT_CLASS (pd_tag_tree_parent_class)->finalize (object);
}

static void
pd_tag_tree_class_init (PdTagTreeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_tag_tree_finalize;

  /**
   * PdTagTree::rearranged:
   *
   * Some tags came, went or moved.
   */
  signals[REARRANGED] = g_signal_new ("rearranged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PdTagTree::changed:
   *
   * The codebook was loaded anew, behind ::rearranged where there is that.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pd_tag_tree_init (PdTagTree *self)
{
  self->top = g_list_store_new (PD_TYPE_TAG_NODE);
  self->tags = g_ptr_array_new_with_free_func (g_object_unref);
  self->nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

/**
 * pd_tag_tree_new:
 *
 * Returns: (transfer full): a tree without tags
 */
PdTagTree *
pd_tag_tree_new (void)
{
  return g_object_new (PD_TYPE_TAG_TREE, NULL);
}

/* What is looked for, with all that it is nested under. */
static GHashTable *
find_shown (PdTagTree *self)
{
  g_autoptr (GHashTable) parents = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *shown = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->tags->len; i++)
    g_hash_table_insert (parents, (gpointer) pd_record_get_id (g_ptr_array_index (self->tags, i)), (gpointer) pd_record_get_text (g_ptr_array_index (self->tags, i), PD_TAG_PARENT_ID));
  for (guint i = 0; i < self->tags->len; i++)
    {
      const char *id = pd_record_get_id (g_ptr_array_index (self->tags, i));

      if (!g_hash_table_contains (self->wanted, id))
        continue;
      while (id != NULL && g_hash_table_add (shown, (gpointer) id))
        id = g_hash_table_lookup (parents, id);
    }
  return shown;
}

static GPtrArray *
ensure_list (GHashTable *lists,
             const char *id)
{
  GPtrArray *list = g_hash_table_lookup (lists, id);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (lists, (gpointer) id, list);
    }
  return list;
}

static void
arrange (PdTagTree *self)
{
  g_autoptr (GHashTable) shown = self->wanted != NULL ? find_shown (self) : NULL;
  g_autoptr (GHashTable) lists = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) n_nested = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  gboolean changed;

  self->n_shown = 0;
  for (guint i = 0; i < self->tags->len; i++)
    {
      PdRecord *tag = g_ptr_array_index (self->tags, i);
      const char *id = pd_record_get_id (tag), *parent_id = pd_record_get_text (tag, PD_TAG_PARENT_ID);

      if (parent_id == NULL)
        parent_id = "";
      g_hash_table_insert (n_nested, (gpointer) parent_id, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (n_nested, parent_id)) + 1));
      if (shown != NULL && !g_hash_table_contains (shown, id))
        continue;
      self->n_shown++;
      g_ptr_array_add (ensure_list (lists, parent_id), g_hash_table_lookup (self->nodes, id));
    }
  changed = pd_list_order_apply (self->top, ensure_list (lists, ""));
  for (guint i = 0; i < self->tags->len; i++)
    {
      const char *id = pd_record_get_id (g_ptr_array_index (self->tags, i));
      GPtrArray *children = g_hash_table_lookup (lists, id);

      changed |= pd_tag_node_arrange (g_hash_table_lookup (self->nodes, id), children != NULL ? children : nothing, GPOINTER_TO_UINT (g_hash_table_lookup (n_nested, id)));
    }
  if (changed)
    g_signal_emit (self, signals[REARRANGED], 0);
}

/* The nodes of tags that are there stay. */
static GHashTable *
renew_nodes (PdTagTree *self,
             PdCodebookRows *rows)
{
  GHashTable *nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  gboolean is_first = g_hash_table_size (self->nodes) == 0;

  for (guint i = 0; i < rows->tags->len; i++)
    {
      PdRecord *tag = g_ptr_array_index (rows->tags, i);
      const char *id = pd_record_get_id (tag);
      const PdTagCounts *counts = pd_tag_tally_get (rows->tally, id);
      PdTagNode *node = g_hash_table_lookup (self->nodes, id);

      if (node != NULL)
        {
          pd_tag_node_set (node, tag, counts);
          g_object_ref (node);
        }
      else
        {
          node = pd_tag_node_new (tag, counts);
          pd_tag_node_set_expanded (node, !is_first || rows->tags->len <= UNFOLDED);
        }
      g_hash_table_insert (nodes, g_strdup (id), node);
    }
  return nodes;
}

/**
 * pd_tag_tree_set_rows:
 * @rows: (nullable): the codebook of a moment; %NULL for none
 *
 * Brings the tree up to date.
 */
void
pd_tag_tree_set_rows (PdTagTree *self,
                      PdCodebookRows *rows)
{
  GHashTable *nodes;

  g_return_if_fail (PD_IS_TAG_TREE (self));

  nodes = rows != NULL ? renew_nodes (self, rows) : g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_hash_table_unref (self->nodes);
  self->nodes = nodes;
  g_ptr_array_unref (self->tags);
  self->tags = rows != NULL ? g_ptr_array_ref (rows->tags) : g_ptr_array_new_with_free_func (g_object_unref);
  arrange (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * pd_tag_tree_set_wanted:
 * @tag_ids: (nullable): the tags that are looked for, as a set of UUIDs; %NULL for all
 *
 * Shows some of the tags, with those that they are nested under.
 */
void
pd_tag_tree_set_wanted (PdTagTree *self,
                        GHashTable *tag_ids)
{
  g_return_if_fail (PD_IS_TAG_TREE (self));

  if (self->wanted == NULL && tag_ids == NULL)
    return;
  g_clear_pointer (&self->wanted, g_hash_table_unref);
  self->wanted = tag_ids != NULL ? g_hash_table_ref (tag_ids) : NULL;
  arrange (self);
}

/**
 * pd_tag_tree_get_top:
 *
 * Returns: (transfer none): the nodes at the top that are shown
 */
GListModel *
pd_tag_tree_get_top (PdTagTree *self)
{
  g_return_val_if_fail (PD_IS_TAG_TREE (self), NULL);

  return G_LIST_MODEL (self->top);
}

/**
 * pd_tag_tree_get_tags:
 *
 * Returns: (transfer none) (element-type PdRecord): all tags, those beside each other in their order
 */
GPtrArray *
pd_tag_tree_get_tags (PdTagTree *self)
{
  g_return_val_if_fail (PD_IS_TAG_TREE (self), NULL);

  return self->tags;
}

/**
 * pd_tag_tree_get_n_shown:
 *
 * Returns: how many tags are shown, folded up or not
 */
guint
pd_tag_tree_get_n_shown (PdTagTree *self)
{
  g_return_val_if_fail (PD_IS_TAG_TREE (self), 0);

  return self->n_shown;
}

/**
 * pd_tag_tree_is_filtered:
 *
 * Returns: whether only some tags are shown
 */
gboolean
pd_tag_tree_is_filtered (PdTagTree *self)
{
  g_return_val_if_fail (PD_IS_TAG_TREE (self), FALSE);

  return self->wanted != NULL;
}

/**
 * pd_tag_tree_find:
 * @tag_id: (nullable): the UUID of a tag
 *
 * Returns: (transfer none) (nullable): its node
 */
PdTagNode *
pd_tag_tree_find (PdTagTree *self,
                  const char *tag_id)
{
  g_return_val_if_fail (PD_IS_TAG_TREE (self), NULL);

  return tag_id != NULL ? g_hash_table_lookup (self->nodes, tag_id) : NULL;
}

/**
 * pd_tag_tree_get_parent:
 * @node: a node
 *
 * Returns: (transfer none) (nullable): that of the tag it is nested under
 */
PdTagNode *
pd_tag_tree_get_parent (PdTagTree *self,
                        PdTagNode *node)
{
  g_return_val_if_fail (PD_IS_TAG_TREE (self), NULL);
  g_return_val_if_fail (PD_IS_TAG_NODE (node), NULL);

  return pd_tag_tree_find (self, pd_record_get_text (pd_tag_node_get_tag (node), PD_TAG_PARENT_ID));
}

/**
 * pd_tag_tree_is_within:
 * @tag_id: (nullable): the UUID of a tag
 * @top_id: the UUID of a tag
 *
 * Returns: whether it is that, or nested under it
 */
gboolean
pd_tag_tree_is_within (PdTagTree *self,
                       const char *tag_id,
                       const char *top_id)
{
  PdTagNode *node;

  g_return_val_if_fail (PD_IS_TAG_TREE (self), FALSE);
  g_return_val_if_fail (top_id != NULL, FALSE);

  node = pd_tag_tree_find (self, tag_id);
  for (guint i = 0; i < PD_TAG_PATH_MAX_LEVELS && node != NULL; i++)
    {
      if (g_str_equal (pd_tag_node_get_id (node), top_id))
        return TRUE;
      node = pd_tag_tree_get_parent (self, node);
    }
  return FALSE;
}
