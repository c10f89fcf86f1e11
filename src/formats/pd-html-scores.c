#include "pd-html-scores.h"

#include <math.h>
#include <string.h>

/* A shorter paragraph says nothing of where the article is. All lengths are in Latin letters. */
#define MIN_PARAGRAPH 25

/* A paragraph speaks for the elements that it is in, less and less. */
#define MAX_LEVELS 5

/* Where publishing systems put the body of an article, it is likely to be. */
#define BODY_BONUS 25

/* How many of the best elements are compared. */
#define N_BEST 5

typedef struct
{
  PdHtmlTree *tree;
  const PdHtmlNode *nodes;
  const PdHtmlHint *hints;
  PdHtmlMeasures *measures;
  gboolean uses_names;
  /* For each node its score, or NAN where no paragraph speaks for it. */
  double *scores;
  GArray *candidates;
} Scorer;

static gboolean
has_score (Scorer *self,
           guint node)
{
  return !isnan (self->scores[node]);
}

static double
get_base_score (Scorer *self,
                guint node)
{
  PdHtmlTag tag = self->nodes[node].tag;
  double score = 0;

  if (tag == PD_HTML_DIV)
    score = 5;
  else if (tag == PD_HTML_PRE || tag == PD_HTML_TD || tag == PD_HTML_BLOCKQUOTE)
    score = 3;
  else if (tag == PD_HTML_ADDRESS || tag == PD_HTML_OL || tag == PD_HTML_UL || tag == PD_HTML_DL || tag == PD_HTML_DD || tag == PD_HTML_DT || tag == PD_HTML_LI || tag == PD_HTML_FORM)
    score = -3;
  else if (pd_html_tag_is_heading (tag) || tag == PD_HTML_TH)
    score = -5;
  else if (tag == PD_HTML_ARTICLE || tag == PD_HTML_MAIN)
    score = 5;
  if (self->uses_names && (self->hints[node].flags & PD_HTML_HINT_BODY) != 0)
    score += BODY_BONUS;
  return score + (self->uses_names ? self->hints[node].weight : 0);
}

static void
score_paragraph (Scorer *self,
                 const PdHtmlParagraph *paragraph)
{
  guint length = 0, points = 0;
  double score;

  for (guint i = paragraph->first; i < paragraph->end; i = self->nodes[i].end)
    {
      const PdHtmlMeasure *measure = pd_html_measures_get (self->measures, i);

      length += measure->length;
      points += measure->points;
    }
  if (length < MIN_PARAGRAPH)
    return;
  score = 2 + points + MIN (length / 100, 3);
  for (guint node = paragraph->container, level = 0; level < MAX_LEVELS && node > 0 && self->nodes[node].tag != PD_HTML_HTML; node = self->nodes[node].parent, level++)
    {
      if (!has_score (self, node))
        {
          self->scores[node] = get_base_score (self, node);
          g_array_append_val (self->candidates, node);
        }
      self->scores[node] += score / (level == 0 ? 1 : level == 1 ? 2
                                                                 : level * 3);
    }
}

static gboolean
is_inside (Scorer *self,
           guint node,
           guint outer)
{
  return outer <= node && node < self->nodes[outer].end;
}

/* The best elements, the best of all first; the number of them. */
static guint
find_best (Scorer *self,
           guint best[N_BEST])
{
  guint n = 0;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      guint node = g_array_index (self->candidates, guint, i);
      guint at = n;

      self->scores[node] *= 1 - pd_html_measures_get_link_density (self->measures, node);
      while (at > 0 && self->scores[node] > self->scores[best[at - 1]])
        at--;
      if (at == N_BEST)
        continue;
      n = MIN (n + 1, N_BEST);
      for (guint k = n - 1; k > at; k--)
        best[k] = best[k - 1];
      best[at] = node;
    }
  return n;
}

static gboolean
is_body (Scorer *self,
         guint node)
{
  return node == 0 || self->nodes[node].tag == PD_HTML_BODY || self->nodes[node].tag == PD_HTML_HTML;
}

/* Where others are nearly as good, what holds several of them is the article. */
static guint
find_common (Scorer *self,
             const guint *best,
             guint n_best)
{
  for (guint node = self->nodes[best[0]].parent; !is_body (self, node); node = self->nodes[node].parent)
    {
      guint n_inside = 0;

      for (guint i = 1; i < n_best; i++)
        n_inside += self->scores[best[i]] >= 0.75 * self->scores[best[0]] && best[i] != node && is_inside (self, best[i], node);
      if (n_inside >= 3)
        return node;
    }
  return best[0];
}

static guint
count_children (Scorer *self,
                guint node)
{
  guint n = 0;

  for (guint i = node + 1; i < self->nodes[node].end; i = self->nodes[i].end)
    n += self->nodes[i].tag != PD_HTML_TEXT && self->nodes[i].tag != PD_HTML_COMMENT && pd_html_measures_is_there (self->measures, i);
  return n;
}

/* Further out the score falls; where it rises, there is more of the article. */
static guint
widen (Scorer *self,
       guint node)
{
  double last = has_score (self, node) ? self->scores[node] : get_base_score (self, node);
  double least = last / 3;

  for (guint outer = self->nodes[node].parent; !is_body (self, outer); outer = self->nodes[outer].parent)
    {
      if (!has_score (self, outer))
        continue;
      if (self->scores[outer] < least)
        break;
      if (self->scores[outer] > last)
        {
          node = outer;
          break;
        }
      last = self->scores[outer];
    }
  /* A section is part of something. */
  while ((self->hints[node].flags & PD_HTML_HINT_SECTION) != 0 && !is_body (self, self->nodes[node].parent))
    node = self->nodes[node].parent;
  while (!is_body (self, self->nodes[node].parent) && count_children (self, self->nodes[node].parent) == 1)
    node = self->nodes[node].parent;
  return node;
}

/* A sentence that stands beside the article, and is no link. */
static gboolean
is_prose (Scorer *self,
          guint node)
{
  guint length = pd_html_measures_get (self->measures, node)->length;
  double density = pd_html_measures_get_link_density (self->measures, node);
  g_autofree char *line = NULL;

  if (self->nodes[node].tag != PD_HTML_P || length == 0)
    return FALSE;
  if (length > 80)
    return density < 0.25;
  if (density > 0)
    return FALSE;
  line = pd_html_tree_dup_line (self->tree, node, 1024);
  return strstr (line, ". ") != NULL || g_str_has_suffix (line, ".") || strstr (line, "。") != NULL;
}

static gboolean
goes_with (Scorer *self,
           guint node,
           guint top,
           double top_score)
{
  const char *class = pd_html_tree_get_attribute (self->tree, node, PD_HTML_CLASS);
  const char *top_class = pd_html_tree_get_attribute (self->tree, top, PD_HTML_CLASS);
  double bonus = class != NULL && *class != '\0' && g_strcmp0 (class, top_class) == 0 ? 0.2 * top_score : 0;

  if (node == top)
    return TRUE;
  if ((self->hints[node].flags & self->hints[top].flags & PD_HTML_HINT_SECTION) != 0)
    return TRUE;
  if (has_score (self, node) && self->scores[node] + bonus >= MAX (10, 0.2 * top_score))
    return TRUE;
  return is_prose (self, node);
}

/**
 * pd_html_scores_find_content:
 * @tree: a page
 * @hints: (array): what is said of each node
 * @paragraphs: (element-type PdHtmlParagraph): what its text is set in
 * @measures: what is in each node
 * @uses_names: whether the names of elements count
 *
 * Finds the article in a page: the elements that hold the most prose and the fewest links.
 *
 * Returns: (transfer full) (element-type guint): the nodes that together are the article, in order; none where there is no prose
 */
GArray *
pd_html_scores_find_content (PdHtmlTree *tree,
                             const PdHtmlHint *hints,
                             GArray *paragraphs,
                             PdHtmlMeasures *measures,
                             gboolean uses_names)
{
  Scorer self = { .tree = tree, .hints = hints, .measures = measures, .uses_names = uses_names };
  GArray *content = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree double *scores = NULL;
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (guint));
  guint best[N_BEST], n_best, n_nodes, top, parent;
  double top_score;

  self.nodes = pd_html_tree_get_nodes (tree, &n_nodes);
  self.candidates = candidates;
  self.scores = scores = g_new (double, n_nodes);
  for (guint i = 0; i < n_nodes; i++)
    scores[i] = NAN;
  for (guint i = 0; i < paragraphs->len; i++)
    score_paragraph (&self, &g_array_index (paragraphs, PdHtmlParagraph, i));
  n_best = find_best (&self, best);
  if (n_best == 0)
    return content;
  top = best[0];
  if (!is_body (&self, top))
    top = widen (&self, find_common (&self, best, n_best));
  if (is_body (&self, top))
    {
      g_array_append_val (content, top);
      return content;
    }
  top_score = has_score (&self, top) ? scores[top] : get_base_score (&self, top);
  parent = self.nodes[top].parent;
  for (guint i = parent + 1; i < self.nodes[parent].end; i = self.nodes[i].end)
    {
      if (pd_html_measures_is_there (measures, i) && goes_with (&self, i, top, top_score))
        g_array_append_val (content, i);
    }
  return content;
}
