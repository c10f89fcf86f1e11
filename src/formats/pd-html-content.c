#include "pd-html-content.h"

#include <string.h>

#include "pd-html-phrases.h"
#include "pd-html-scores.h"
#include "pd-html-trim.h"

/* An article of less, in Latin letters, may be a mistake. */
#define ENOUGH 500

/* A line that announces something is no longer. */
#define MAX_PHRASE 60

/* What is taken into account to find the article; where too little is found, one after the other is left out. */
typedef enum
{
  USES_UNLIKELY = 1 << 0,
  USES_NAMES = 1 << 1,
  USES_TRIMMING = 1 << 2,
  USES_ALL = USES_UNLIKELY | USES_NAMES | USES_TRIMMING,
} Uses;

typedef struct
{
  PdHtmlTree *tree;
  const PdHtmlNode *nodes;
  guint n_nodes;
  const PdHtmlHint *hints;
  const guint8 *known;
} Finder;

/* What one way to look at the page has found. */
typedef struct
{
  guint8 *verdicts;
  GArray *content;
  guint length;
} Found;

static void
found_free (Found *self)
{
  g_free (self->verdicts);
  g_clear_pointer (&self->content, g_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

static gboolean
is_dialog (Finder *self,
           guint node)
{
  const char *modal = pd_html_tree_get_attribute (self->tree, node, PD_HTML_ARIA_MODAL);
  const char *role = pd_html_tree_get_attribute (self->tree, node, PD_HTML_ROLE);

  return g_strcmp0 (modal, "true") == 0 && g_strcmp0 (role, "dialog") == 0;
}

static void
mark_beforehand (Finder *self,
                 Uses uses,
                 guint8 *verdicts)
{
  for (guint i = 1; i < self->n_nodes; i++)
    {
      const PdHtmlHint *hint = &self->hints[i];

      if (self->known[i] != PD_HTML_KEPT)
        verdicts[i] = self->known[i];
      else if (is_dialog (self, i))
        verdicts[i] = PD_HTML_INTERFACE;
      else if ((uses & USES_UNLIKELY) != 0 && (hint->flags & PD_HTML_HINT_UNLIKELY) != 0)
        verdicts[i] = hint->verdict;
      if (verdicts[i] != PD_HTML_KEPT)
        i = self->nodes[i].end - 1;
    }
}

static Found *
look (Finder *self,
      Uses uses)
{
  Found *found = g_new0 (Found, 1);
  g_autoptr (GArray) paragraphs = NULL;
  g_autoptr (PdHtmlMeasures) measures = NULL;

  found->verdicts = g_new0 (guint8, self->n_nodes);
  mark_beforehand (self, uses, found->verdicts);
  paragraphs = pd_html_paragraphs_find (self->tree, found->verdicts);
  measures = pd_html_measures_new (self->tree, found->verdicts, paragraphs);
  found->content = pd_html_scores_find_content (self->tree, self->hints, paragraphs, measures, (uses & USES_NAMES) != 0);
  if (found->content->len == 0)
    g_array_append_val (found->content, (guint) { 0 });
  if ((uses & USES_TRIMMING) != 0)
    pd_html_trim (self->tree, self->hints, measures, found->content, (uses & USES_NAMES) != 0, found->verdicts);
  for (guint i = 0; i < found->content->len; i++)
    {
      guint node = g_array_index (found->content, guint, i);

      if (found->verdicts[node] == PD_HTML_KEPT)
        found->length += pd_html_measures_get (measures, node)->length;
    }
  return found;
}

static Found *
find (Finder *self)
{
  static const Uses ways[] = { USES_ALL, USES_NAMES | USES_TRIMMING, USES_TRIMMING, 0 };
  Found *best = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      Found *found = look (self, ways[i]);

      if (best == NULL || found->length > best->length)
        {
          g_clear_pointer (&best, found_free);
          best = found;
        }
      else
        found_free (found);
      if (best->length >= ENOUGH)
        break;
    }
  return best;
}

/* Of a page with little text nobody can tell what the article is: all is kept but what is certainly none of it. */
static gboolean
is_short (Finder *self)
{
  g_autoptr (GArray) paragraphs = g_array_new (FALSE, FALSE, sizeof (PdHtmlParagraph));
  g_autoptr (PdHtmlMeasures) measures = pd_html_measures_new (self->tree, self->known, paragraphs);
  const PdHtmlMeasure *measure = pd_html_measures_get (measures, 0);

  return measure->length - MIN (measure->linked, measure->length) < ENOUGH;
}

/* What a page has at its head, or beside its text, where that is not part of it. */
static gboolean
is_beside (Finder *self,
           guint node)
{
  PdHtmlTag tag = self->nodes[node].tag;

  if ((tag != PD_HTML_HEADER && tag != PD_HTML_ASIDE) || self->nodes[self->nodes[node].parent].tag != PD_HTML_BODY)
    return FALSE;
  for (guint i = node + 1; i < self->nodes[node].end; i++)
    {
      if (pd_html_tag_is_heading (self->nodes[i].tag))
        return FALSE;
    }
  return TRUE;
}

static guint8 *
find_in_short (Finder *self)
{
  guint8 *verdicts = g_memdup2 (self->known, self->n_nodes);

  for (guint i = 1; i < self->n_nodes; i++)
    {
      PdHtmlTag tag = self->nodes[i].tag;
      PdHtmlVerdict verdict = PD_HTML_KEPT;

      if (tag == PD_HTML_NAV)
        verdict = PD_HTML_NAVIGATION;
      else if (tag == PD_HTML_FOOTER)
        verdict = PD_HTML_BOILERPLATE;
      else if (is_dialog (self, i))
        verdict = PD_HTML_INTERFACE;
      else if (is_beside (self, i))
        verdict = tag == PD_HTML_ASIDE ? PD_HTML_RELATED : PD_HTML_NAVIGATION;
      if (verdicts[i] == PD_HTML_KEPT && verdict != PD_HTML_KEPT)
        memset (verdicts + i, verdict, self->nodes[i].end - i);
    }
  return verdicts;
}

/* Whether two elements are of one kind, as the posts of a thread are. */
static gboolean
is_like (Finder *self,
         guint node,
         guint other)
{
  const char *class = pd_html_tree_get_attribute (self->tree, node, PD_HTML_CLASS);

  return self->nodes[node].tag == self->nodes[other].tag && class != NULL && *class != '\0'
         && g_strcmp0 (class, pd_html_tree_get_attribute (self->tree, other, PD_HTML_CLASS)) == 0;
}

/* What the elements outside of the article are, as far as each says it: by its names, or by a line that announces it. Of those
 * that say nothing, @is_linked has which are little but links. */
static guint8 *
name_parts (Finder *self,
            const guint8 *is_content,
            guint8 *is_linked)
{
  guint8 *names = g_new0 (guint8, self->n_nodes);
  g_autofree guint8 *none = g_new0 (guint8, self->n_nodes);
  /* For each node, its child that holds the article, or part of it. */
  g_autofree guint32 *holder = g_new0 (guint32, self->n_nodes);
  g_autoptr (GArray) paragraphs = g_array_new (FALSE, FALSE, sizeof (PdHtmlParagraph));
  g_autoptr (PdHtmlMeasures) measures = pd_html_measures_new (self->tree, none, paragraphs);

  for (guint i = self->n_nodes; i-- > 1;)
    {
      if (holder[i] > 0 || is_content[i])
        holder[self->nodes[i].parent] = i;
    }
  for (guint i = 1; i < self->n_nodes; i++)
    {
      const PdHtmlHint *hint = &self->hints[i];
      const PdHtmlMeasure *measure = pd_html_measures_get (measures, i);
      PdHtmlTag tag = self->nodes[i].tag;
      guint parent = self->nodes[i].parent;

      if (is_content[i] || pd_html_tag_is_silent (tag))
        {
          i = self->nodes[i].end - 1;
          continue;
        }
      if (hint->verdict != PD_HTML_KEPT && ((hint->flags & PD_HTML_HINT_UNLIKELY) != 0 || hint->weight <= 0))
        names[i] = hint->verdict;
      else if (holder[i] == 0 && holder[parent] > 0 && is_like (self, i, holder[parent]))
        names[i] = PD_HTML_COMMENTS;
      else if (pd_html_tag_is_block (tag) && holder[i] == 0 && measure->items + measure->images < measure->length && measure->linked > 0.7 * measure->length)
        is_linked[i] = TRUE;
      if (pd_html_tag_is_block (tag) && measure->length > 0 && measure->length <= MAX_PHRASE && holder[parent] == 0 && names[parent] == PD_HTML_KEPT)
        {
          g_autofree char *line = pd_html_tree_dup_line (self->tree, i, 1024);

          names[parent] = pd_html_phrases_find (line);
        }
    }
  return names;
}

/**
 * pd_html_content_find:
 * @tree: a page
 * @hints: (array): what is said of each node
 * @known: (array): a #PdHtmlVerdict for each node, of what is known beforehand
 *
 * Finds what of a page is the article.
 *
 * Returns: (transfer full) (array): a #PdHtmlVerdict for each node
 */
guint8 *
pd_html_content_find (PdHtmlTree *tree,
                      const PdHtmlHint *hints,
                      const guint8 *known)
{
  Finder self = { .tree = tree, .hints = hints, .known = known };
  g_autoptr (Found) found = NULL;
  g_autofree guint8 *is_content = NULL;
  g_autofree guint8 *is_linked = NULL;
  g_autofree guint8 *names = NULL;
  guint8 *verdicts;

  g_return_val_if_fail (tree != NULL, NULL);
  g_return_val_if_fail (hints != NULL, NULL);
  g_return_val_if_fail (known != NULL, NULL);

  self.nodes = pd_html_tree_get_nodes (tree, &self.n_nodes);
  if (is_short (&self))
    return find_in_short (&self);
  found = find (&self);
  verdicts = g_steal_pointer (&found->verdicts);
  is_content = g_new0 (guint8, self.n_nodes);
  for (guint i = 0; i < found->content->len; i++)
    {
      guint node = g_array_index (found->content, guint, i);

      memset (is_content + node, TRUE, self.nodes[node].end - node);
    }
  is_linked = g_new0 (guint8, self.n_nodes);
  names = name_parts (&self, is_content, is_linked);
  /* What is in something that is cut is cut with it. */
  for (guint i = 0; i < self.n_nodes; i++)
    {
      PdHtmlVerdict outer = i > 0 ? verdicts[self.nodes[i].parent] : PD_HTML_KEPT;

      if (verdicts[i] != PD_HTML_KEPT)
        continue;
      if (is_content[i])
        verdicts[i] = i > 0 && is_content[self.nodes[i].parent] ? outer : PD_HTML_KEPT;
      else if (names[i] != PD_HTML_KEPT)
        verdicts[i] = names[i];
      else if (outer == PD_HTML_KEPT || outer == PD_HTML_BOILERPLATE)
        verdicts[i] = is_linked[i] ? PD_HTML_NAVIGATION : PD_HTML_BOILERPLATE;
      else
        verdicts[i] = outer;
    }
  return verdicts;
}
