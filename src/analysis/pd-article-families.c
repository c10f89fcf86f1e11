#include "pd-article-families.h"

struct _PdArticleFamilies
{
  /* Articles and families by their identifiers, as nodes of a forest: a tree is all that belongs together. */
  GHashTable *nodes;
};

typedef struct _Node Node;

struct _Node
{
  char *id;
  Node *parent;
  guint size;
};

static void
node_free (gpointer data)
{
  Node *node = data;

  g_free (node->id);
  g_free (node);
}

static Node *
find_root (Node *node)
{
  while (node->parent != NULL)
    {
      /* The way is shorter the next time. */
      if (node->parent->parent != NULL)
        node->parent = node->parent->parent;
      node = node->parent;
    }
  return node;
}

static Node *
get_root (PdArticleFamilies *self,
          const char *id)
{
  Node *node = g_hash_table_lookup (self->nodes, id);

  if (node != NULL)
    return find_root (node);
  node = g_new0 (Node, 1);
  node->id = g_strdup (id);
  node->size = 1;
  g_hash_table_insert (self->nodes, node->id, node);
  return node;
}

/**
 * pd_article_families_new:
 * @members: (element-type PdRecord): the members of families
 *
 * Puts together what shares text: families that have an article in common are one.
 *
 * Returns: (transfer full): the families
 */
PdArticleFamilies *
pd_article_families_new (GPtrArray *members)
{
  PdArticleFamilies *self;

  g_return_val_if_fail (members != NULL, NULL);

  self = g_new0 (PdArticleFamilies, 1);
  self->nodes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, node_free);
  for (guint i = 0; i < members->len; i++)
    {
      PdRecord *member = g_ptr_array_index (members, i);
      Node *family = get_root (self, pd_record_get_text (member, PD_FAMILY_MEMBER_FAMILY_ID));
      Node *article = get_root (self, pd_record_get_text (member, PD_FAMILY_MEMBER_ARTICLE_ID));
      Node *larger = family->size >= article->size ? family : article, *smaller = larger == family ? article : family;

      if (larger == smaller)
        continue;
      smaller->parent = larger;
      larger->size += smaller->size;
    }
  return self;
}

/**
 * pd_article_families_free:
 *
 * Frees it.
 */
void
pd_article_families_free (PdArticleFamilies *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->nodes);
  g_free (self);
}

/**
 * pd_article_families_get_key:
 * @article_id: the UUID of an article
 *
 * Returns: (transfer none): the same for all articles that share text with it; @article_id itself where there are none
 */
const char *
pd_article_families_get_key (PdArticleFamilies *self,
                             const char *article_id)
{
  Node *node;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (article_id != NULL, NULL);

  node = g_hash_table_lookup (self->nodes, article_id);
  return node != NULL ? find_root (node)->id : article_id;
}
