#include "pd-reuse-graph.h"

/* How an article shares text with another. */
typedef struct
{
  guint other;
  PdReuseKind kind;
} Edge;

typedef struct
{
  PdDatedArticle article;
  /* NULL where it shares none, as most do. */
  GArray *edges;
} Node;

struct _PdReuseGraph
{
  GArray *nodes;
};

static void
node_clear (gpointer data)
{
  Node *node = data;

  pd_dated_article_clear (&node->article);
  g_clear_pointer (&node->edges, g_array_unref);
}

/**
 * pd_reuse_graph_new:
 *
 * Returns: (transfer full): a graph of no articles
 */
PdReuseGraph *
pd_reuse_graph_new (void)
{
  PdReuseGraph *self = g_new0 (PdReuseGraph, 1);

  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  g_array_set_clear_func (self->nodes, node_clear);
  return self;
}

/**
 * pd_reuse_graph_free:
 *
 * Frees it.
 */
void
pd_reuse_graph_free (PdReuseGraph *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->nodes);
  g_free (self);
}

static Node *
get_node (PdReuseGraph *self,
          guint number)
{
  return &g_array_index (self->nodes, Node, number);
}

/**
 * pd_reuse_graph_add:
 * @article: an article; copied
 *
 * Adds an article that shares text with none.
 *
 * Returns: its number
 */
guint
pd_reuse_graph_add (PdReuseGraph *self,
                    const PdDatedArticle *article)
{
  Node node = { .article = *article };

  node.article.id = g_strdup (article->id);
  node.article.date = g_strdup (article->date);
  g_array_append_val (self->nodes, node);
  return self->nodes->len - 1;
}

static void
drop_edge (Node *node,
           guint other)
{
  for (guint i = 0; i < node->edges->len; i++)
    {
      if (g_array_index (node->edges, Edge, i).other == other)
        {
          g_array_remove_index_fast (node->edges, i);
          return;
        }
    }
}

/**
 * pd_reuse_graph_remove:
 * @number: an article
 *
 * Forgets with whom an article shares text. Its number is not given to another.
 */
void
pd_reuse_graph_remove (PdReuseGraph *self,
                       guint number)
{
  Node *node = get_node (self, number);

  for (guint i = 0; node->edges != NULL && i < node->edges->len; i++)
    drop_edge (get_node (self, g_array_index (node->edges, Edge, i).other), number);
  g_clear_pointer (&node->edges, g_array_unref);
}

/**
 * pd_reuse_graph_get_n:
 *
 * Returns: how many articles were added
 */
guint
pd_reuse_graph_get_n (PdReuseGraph *self)
{
  return self->nodes->len;
}

/**
 * pd_reuse_graph_get_article:
 * @number: an article
 *
 * Returns: (transfer none): what is known of it; until the next one is added
 */
const PdDatedArticle *
pd_reuse_graph_get_article (PdReuseGraph *self,
                            guint number)
{
  return &get_node (self, number)->article;
}

/**
 * pd_reuse_graph_set_date:
 * @number: an article
 * @date: (nullable): its date, ISO 8601
 *
 * Sets when an article appeared.
 */
void
pd_reuse_graph_set_date (PdReuseGraph *self,
                         guint number,
                         const char *date)
{
  g_set_str (&get_node (self, number)->article.date, date);
}

static void
add_edge (Node *node,
          guint other,
          PdReuseKind kind)
{
  Edge edge = { other, kind };

  if (node->edges == NULL)
    node->edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  g_array_append_val (node->edges, edge);
}

/**
 * pd_reuse_graph_join:
 * @a: an article
 * @b: another
 * @kind: how
 *
 * Notes that two articles share text.
 */
void
pd_reuse_graph_join (PdReuseGraph *self,
                     guint a,
                     guint b,
                     PdReuseKind kind)
{
  if (a == b || pd_reuse_graph_are_joined (self, a, b, NULL))
    return;
  add_edge (get_node (self, a), b, kind);
  add_edge (get_node (self, b), a, kind);
}

/**
 * pd_reuse_graph_are_joined:
 * @a: an article
 * @b: another
 * @kind: (out) (optional): how
 *
 * Returns: whether it is noted that these two share text
 */
gboolean
pd_reuse_graph_are_joined (PdReuseGraph *self,
                           guint a,
                           guint b,
                           PdReuseKind *kind)
{
  const GArray *of_a = get_node (self, a)->edges, *of_b = get_node (self, b)->edges;
  const GArray *edges = of_a != NULL && of_b != NULL && of_b->len < of_a->len ? of_b : of_a;
  guint other = edges == of_b ? a : b;

  for (guint i = 0; edges != NULL && i < edges->len; i++)
    {
      const Edge *edge = &g_array_index (edges, Edge, i);

      if (edge->other != other)
        continue;
      if (kind != NULL)
        *kind = edge->kind;
      return TRUE;
    }
  return FALSE;
}

static int
compare_articles (const PdDatedArticle *a,
                  const PdDatedArticle *b)
{
  if ((a->date == NULL) != (b->date == NULL))
    return a->date == NULL ? 1 : -1;
  if (g_strcmp0 (a->date, b->date) != 0)
    return g_strcmp0 (a->date, b->date);
  return a->row < b->row ? -1 : a->row > b->row;
}

static int
compare_nodes (gconstpointer a,
               gconstpointer b,
               gpointer data)
{
  return compare_articles (pd_reuse_graph_get_article (data, *(const guint *) a), pd_reuse_graph_get_article (data, *(const guint *) b));
}

/**
 * pd_reuse_graph_is_before:
 * @a: an article
 * @b: another
 *
 * Returns: whether @a stands before @b in the order of their dates, where those without one are last
 */
gboolean
pd_reuse_graph_is_before (PdReuseGraph *self,
                          guint a,
                          guint b)
{
  return compare_articles (pd_reuse_graph_get_article (self, a), pd_reuse_graph_get_article (self, b)) < 0;
}

/**
 * pd_reuse_graph_list_family:
 * @number: an article
 *
 * Returns: (transfer full) (element-type guint): all articles that share text with it, or with one that does, and itself: the earliest first, those without a
 *   date last
 */
GArray *
pd_reuse_graph_list_family (PdReuseGraph *self,
                            guint number)
{
  GArray *family = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  g_array_append_val (family, number);
  g_hash_table_add (seen, GUINT_TO_POINTER (number));
  for (guint i = 0; i < family->len; i++)
    {
      const GArray *edges = get_node (self, g_array_index (family, guint, i))->edges;

      for (guint k = 0; edges != NULL && k < edges->len; k++)
        {
          guint other = g_array_index (edges, Edge, k).other;

          if (g_hash_table_add (seen, GUINT_TO_POINTER (other)))
            g_array_append_val (family, other);
        }
    }
  g_array_sort_with_data (family, compare_nodes, self);
  return family;
}

/**
 * pd_reuse_graph_find_origin:
 * @family: (element-type guint): a family
 * @origin: (out): the article that was there first
 *
 * Returns: whether one is earlier than all others, as far as dates are known
 */
gboolean
pd_reuse_graph_find_origin (PdReuseGraph *self,
                            GArray *family,
                            guint *origin)
{
  const char *date;

  *origin = g_array_index (family, guint, 0);
  date = pd_reuse_graph_get_article (self, *origin)->date;
  for (guint i = 1; i < family->len; i++)
    {
      if (pd_reuse_origin_from_dates (date, pd_reuse_graph_get_article (self, g_array_index (family, guint, i))->date) != PD_REUSE_ORIGIN_A)
        return FALSE;
    }
  return TRUE;
}

static void
add_entries (PdReuseGraph *self,
             GArray *family,
             guint number,
             GArray *entries)
{
  guint origin;
  gboolean has_origin = pd_reuse_graph_find_origin (self, family, &origin);

  for (guint i = 0; i < family->len; i++)
    {
      guint member = g_array_index (family, guint, i);
      PdFamilyEntry entry = { number, pd_reuse_graph_get_article (self, member)->id, NULL, has_origin && member == origin };
      PdReuseKind kind;

      if (has_origin && pd_reuse_graph_are_joined (self, origin, member, &kind))
        entry.kind = pd_reuse_kind_to_string (kind);
      g_array_append_val (entries, entry);
    }
}

/**
 * pd_reuse_graph_list_entries:
 * @numbers: (element-type guint): some articles
 * @left: (element-type utf8): gets copies of the UUIDs of those that share text with none
 *
 * Lists the families of some articles as they are kept in a project.
 *
 * Returns: (transfer full) (element-type PdFamilyEntry): the articles of these families, valid as long as the graph
 */
GArray *
pd_reuse_graph_list_entries (PdReuseGraph *self,
                             GArray *numbers,
                             GPtrArray *left)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (PdFamilyEntry));
  g_autofree gboolean *seen = g_new0 (gboolean, self->nodes->len + 1);

  for (guint i = 0; i < numbers->len; i++)
    {
      guint number = g_array_index (numbers, guint, i);
      g_autoptr (GArray) family = seen[number] ? NULL : pd_reuse_graph_list_family (self, number);

      for (guint k = 0; family != NULL && k < family->len; k++)
        seen[g_array_index (family, guint, k)] = TRUE;
      if (family != NULL && family->len > 1)
        add_entries (self, family, i, entries);
      else if (family != NULL)
        g_ptr_array_add (left, g_strdup (pd_reuse_graph_get_article (self, number)->id));
    }
  return entries;
}
