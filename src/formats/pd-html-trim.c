#include "pd-html-trim.h"

#include <string.h>

#include "pd-html-phrases.h"

/* What is longer is not there for passing the article on, whatever its name. */
#define MAX_SHARE 500

/* So long a text is prose, so many things are a list of them, and so much must be left of an article without it, in Latin
 * letters. */
#define MIN_PROSE 80
#define MAX_LINE 60
#define MIN_ITEMS 3
#define MIN_ARTICLE 500

/* With this many commas it is prose. */
#define MANY_POINTS 10

/* With this many, and that much of it no link, it is a sentence. */
#define MIN_POINTS 2

typedef struct
{
  PdHtmlTree *tree;
  const PdHtmlNode *nodes;
  guint n_nodes;
  const PdHtmlHint *hints;
  PdHtmlMeasures *measures;
  gboolean uses_names;
  guint8 *verdicts;
  /* What is left of the article. */
  guint8 *is_content;
  /* Tables of data, and what is in them or holds one. */
  guint8 *has_data;
} Trimmer;

static void
take_away (Trimmer *self,
           guint node,
           PdHtmlVerdict verdict)
{
  pd_html_measures_take_away (self->measures, node);
  self->verdicts[node] = verdict;
  memset (self->is_content + node, FALSE, self->nodes[node].end - node);
}

static PdHtmlVerdict
name (Trimmer *self,
      guint node,
      PdHtmlVerdict otherwise)
{
  return self->hints[node].verdict != PD_HTML_KEPT ? self->hints[node].verdict : otherwise;
}

/* Tables are there for numbers, or for nothing but putting things side by side. */
static gboolean
is_data_table (Trimmer *self,
               guint table)
{
  const char *role = pd_html_tree_get_attribute (self->tree, table, PD_HTML_ROLE);
  const char *summary = pd_html_tree_get_attribute (self->tree, table, PD_HTML_SUMMARY_TEXT);
  guint n_rows = 0, n_columns = 0, n_cells = 0;
  gboolean has_table = FALSE;

  if (g_strcmp0 (role, "presentation") == 0)
    return FALSE;
  if (summary != NULL && *summary != '\0')
    return TRUE;
  for (guint i = table + 1; i < self->nodes[table].end; i++)
    {
      PdHtmlTag tag = self->nodes[i].tag;

      if (tag == PD_HTML_CAPTION || tag == PD_HTML_THEAD || tag == PD_HTML_TFOOT || tag == PD_HTML_TH)
        return TRUE;
      has_table = has_table || tag == PD_HTML_TABLE;
      if (tag == PD_HTML_TR)
        {
          n_rows++;
          n_cells = 0;
        }
      else if (tag == PD_HTML_TD)
        n_columns = MAX (n_columns, ++n_cells);
    }
  if (has_table || n_columns <= 1 || n_rows <= 1)
    return FALSE;
  return n_rows >= 10 || n_columns > 4 || n_rows * n_columns > 10;
}

static void
find_data_tables (Trimmer *self)
{
  for (guint i = 1; i < self->n_nodes; i++)
    {
      if (self->nodes[i].tag != PD_HTML_TABLE || self->has_data[i] || !is_data_table (self, i))
        continue;
      memset (self->has_data + i, TRUE, self->nodes[i].end - i);
      for (guint outer = self->nodes[i].parent; outer > 0 && !self->has_data[outer]; outer = self->nodes[outer].parent)
        self->has_data[outer] = TRUE;
    }
}

/* A list of which every item is an image and nothing else is a gallery. */
static gboolean
is_gallery (Trimmer *self,
            guint list)
{
  const PdHtmlMeasure *measure = pd_html_measures_get (self->measures, list);

  for (guint i = list + 1; i < self->nodes[list].end; i = self->nodes[i].end)
    {
      guint n_children = 0;

      for (guint k = i + 1; k < self->nodes[i].end; k = self->nodes[k].end)
        n_children += self->nodes[k].tag != PD_HTML_TEXT;
      if (n_children > 1)
        return FALSE;
    }
  return measure->images > 0 && measure->images == measure->items;
}

/* Whether something begins or ends with a link. */
static gboolean
has_link_at_edge (Trimmer *self,
                  guint node)
{
  guint first = 0, last = 0;

  for (guint i = node + 1; i < self->nodes[node].end; i++)
    {
      if (self->nodes[i].tag != PD_HTML_TEXT || pd_html_measures_get (self->measures, i)->length == 0)
        continue;
      if (first == 0)
        first = i;
      last = i;
    }
  return first > 0 && (pd_html_tree_is_inside (self->tree, first, PD_HTML_A) || pd_html_tree_is_inside (self->tree, last, PD_HTML_A));
}

/* Prose may refer to something in the middle of a sentence. What leads to other articles has a link as its headline, or below. */
static gboolean
is_sentence (Trimmer *self,
             guint node)
{
  const PdHtmlMeasure *measure = pd_html_measures_get (self->measures, node);

  return measure->images == 0 && measure->headed == 0 && measure->paragraphs == 1 && measure->points >= MIN_POINTS && measure->linked < measure->length / 2
         && measure->length - measure->linked >= MIN_PROSE && !has_link_at_edge (self, node);
}

/* Whether what an element holds is not what articles hold. */
static gboolean
is_fishy (Trimmer *self,
          guint node)
{
  const PdHtmlMeasure *measure = pd_html_measures_get (self->measures, node);
  PdHtmlTag tag = self->nodes[node].tag;
  gboolean is_list = tag == PD_HTML_UL || tag == PD_HTML_OL || (measure->length > 0 && measure->listed > 0.9 * measure->length);
  gboolean in_figure = pd_html_tree_is_inside (self->tree, node, PD_HTML_FIGURE);
  double density = pd_html_measures_get_link_density (self->measures, node);
  int weight = self->uses_names ? self->hints[node].weight : 0;

  if (weight < 0)
    return TRUE;
  if ((self->hints[node].flags & PD_HTML_HINT_SECTION) != 0)
    return FALSE;
  if (measure->points >= MANY_POINTS && density < 0.5)
    return FALSE;
  if (!in_figure && measure->images > 1 && measure->paragraphs < 0.5 * measure->images)
    return !(is_list && is_gallery (self, node));
  if (!is_list && measure->items > measure->paragraphs + 100)
    return TRUE;
  if (measure->inputs > measure->paragraphs / 3)
    return TRUE;
  if (!is_list && !in_figure && measure->headed < 0.9 * measure->length && measure->length < 25 && (measure->images == 0 || measure->images > 2) && density > 0)
    return TRUE;
  if (!is_list && weight < 25 && density > 0.2 && !is_sentence (self, node))
    return TRUE;
  if (weight >= 25 && density > 0.5)
    return !(is_list && is_gallery (self, node));
  return FALSE;
}

/* From the innermost out: what is left of an element decides. */
static void
trim_fishy (Trimmer *self,
            PdHtmlTag tag,
            PdHtmlTag other)
{
  for (guint i = self->n_nodes; i-- > 1;)
    {
      if (!self->is_content[i] || (self->nodes[i].tag != tag && self->nodes[i].tag != other) || self->has_data[i])
        continue;
      if (!pd_html_tree_is_inside (self->tree, i, PD_HTML_CODE) && is_fishy (self, i))
        take_away (self, i, name (self, i, pd_html_measures_get_link_density (self->measures, i) > 0.5 ? PD_HTML_NAVIGATION : PD_HTML_BOILERPLATE));
    }
}

/* The last node of the article that is prose, and no link: what stands behind it are other things. */
static guint
find_last_prose (Trimmer *self)
{
  for (guint i = self->n_nodes; i-- > 1;)
    {
      if (self->is_content[i] && self->nodes[i].tag == PD_HTML_TEXT && pd_html_measures_get (self->measures, i)->length >= MIN_PROSE && !pd_html_tree_is_inside (self->tree, i, PD_HTML_A))
        return i;
    }
  return 0;
}

/* Whether something is headed with a link. */
static gboolean
is_teaser (Trimmer *self,
           guint node)
{
  for (guint i = node + 1; i < self->nodes[node].end; i++)
    {
      if (pd_html_tag_is_heading (self->nodes[i].tag))
        return pd_html_measures_get_link_density (self->measures, i) >= 0.9
               || (pd_html_measures_get (self->measures, i)->length > 0 && pd_html_tree_is_inside (self->tree, i, PD_HTML_A));
    }
  return FALSE;
}

/* Things of one kind, nearly all of them headed with a link, lead to other articles. */
static gboolean
is_teasers (Trimmer *self,
            guint node)
{
  guint n_items = 0, n_teasers = 0;
  PdHtmlTag tag = PD_HTML_OTHER;

  for (guint i = node + 1; i < self->nodes[node].end; i = self->nodes[i].end)
    {
      if (!self->is_content[i] || pd_html_measures_get (self->measures, i)->length == 0 || self->nodes[i].tag == PD_HTML_TEXT)
        continue;
      if (n_items > 0 && self->nodes[i].tag != tag)
        return FALSE;
      tag = self->nodes[i].tag;
      n_items++;
      n_teasers += is_teaser (self, i);
    }
  return n_items >= MIN_ITEMS && 4 * n_teasers >= 3 * n_items;
}

/* A list of nothing but links to other pages. One of addresses is a list of references. */
static gboolean
is_link_list (Trimmer *self,
              guint node)
{
  const PdHtmlMeasure *measure = pd_html_measures_get (self->measures, node);
  g_autofree char *line = NULL;

  if (measure->items < MIN_ITEMS || measure->length == 0 || measure->linked < 0.9 * measure->length)
    return FALSE;
  line = pd_html_tree_dup_line (self->tree, node, 1024);
  return strstr (line, "://") == NULL;
}

static gboolean
is_short_line (Trimmer *self,
               guint node)
{
  PdHtmlTag tag = self->nodes[node].tag;
  guint length = pd_html_measures_get (self->measures, node)->length;

  if (!self->is_content[node] || tag == PD_HTML_TEXT || length == 0 || length > MAX_LINE)
    return FALSE;
  for (guint i = node + 1; i < self->nodes[node].end; i++)
    {
      if (pd_html_tag_is_block (self->nodes[i].tag))
        return FALSE;
    }
  return TRUE;
}

/* What announces a list goes with it. */
static void
trim_list (Trimmer *self,
           guint list)
{
  guint parent = self->nodes[list].parent, before = 0;

  for (guint i = parent + 1; i < list; i = self->nodes[i].end)
    {
      if (self->nodes[i].tag != PD_HTML_TEXT && self->is_content[i] && pd_html_measures_get (self->measures, i)->length > 0)
        before = i;
    }
  take_away (self, list, name (self, list, PD_HTML_RELATED));
  if (before > 0 && is_short_line (self, before))
    {
      g_autofree char *line = pd_html_tree_dup_line (self->tree, before, 1024);

      if (pd_html_tag_is_heading (self->nodes[before].tag) || pd_html_phrases_find (line) == PD_HTML_RELATED)
        take_away (self, before, self->verdicts[list]);
    }
}

/* Lines that say that something else stands there. */
static void
trim_phrases (Trimmer *self)
{
  for (guint i = 1; i < self->n_nodes; i++)
    {
      g_autofree char *line = NULL;
      PdHtmlVerdict verdict;

      if (!pd_html_tag_is_block (self->nodes[i].tag) || !is_short_line (self, i))
        continue;
      line = pd_html_tree_dup_line (self->tree, i, 1024);
      verdict = pd_html_phrases_find (line);
      if (verdict == PD_HTML_SHARE || verdict == PD_HTML_PROMOTION || verdict == PD_HTML_INTERFACE)
        take_away (self, i, verdict);
    }
}

static void
trim_lists (Trimmer *self,
            guint article_length)
{
  g_autoptr (GArray) lists = g_array_new (FALSE, FALSE, sizeof (guint));
  guint last_prose = find_last_prose (self);

  for (guint i = 1; i < self->n_nodes; i++)
    {
      PdHtmlTag tag = self->nodes[i].tag;
      gboolean is_list = tag == PD_HTML_UL || tag == PD_HTML_OL;

      if (!self->is_content[i] || self->has_data[i] || (!is_list && tag != PD_HTML_DIV && tag != PD_HTML_SECTION))
        continue;
      if ((i > last_prose && is_list && is_link_list (self, i)) || is_teasers (self, i))
        {
          g_array_append_val (lists, i);
          article_length -= pd_html_measures_get (self->measures, i)->length;
          i = self->nodes[i].end - 1;
        }
    }
  /* A page of nothing but teasers is what it is. */
  for (guint i = 0; i < lists->len && article_length >= MIN_ARTICLE; i++)
    trim_list (self, g_array_index (lists, guint, i));
}

static void
trim_certain (Trimmer *self)
{
  for (guint i = 1; i < self->n_nodes; i++)
    {
      PdHtmlTag tag = self->nodes[i].tag;
      gboolean is_outermost = !self->is_content[self->nodes[i].parent];

      if (!self->is_content[i])
        continue;
      if (tag == PD_HTML_FOOTER || tag == PD_HTML_ASIDE || tag == PD_HTML_BUTTON || tag == PD_HTML_INPUT)
        take_away (self, i, name (self, i, PD_HTML_BOILERPLATE));
      else if ((self->hints[i].flags & PD_HTML_HINT_SHARE) != 0 && !is_outermost && pd_html_measures_get (self->measures, i)->length < MAX_SHARE)
        take_away (self, i, PD_HTML_SHARE);
      else if ((tag == PD_HTML_H1 || tag == PD_HTML_H2) && self->uses_names && self->hints[i].weight < 0)
        take_away (self, i, name (self, i, PD_HTML_BOILERPLATE));
      else
        continue;
      i = self->nodes[i].end - 1;
    }
}

/**
 * pd_html_trim:
 * @tree: a page
 * @hints: (array): what is said of each node
 * @measures: what is in each node
 * @content: (element-type guint): the nodes that hold the article
 * @uses_names: whether the names of elements count
 * @verdicts: (array) (inout): a #PdHtmlVerdict for each node
 *
 * Finds what stands inside of an article and is not part of it: forms, lists of links, buttons to share it and the like.
 */
void
pd_html_trim (PdHtmlTree *tree,
              const PdHtmlHint *hints,
              PdHtmlMeasures *measures,
              GArray *content,
              gboolean uses_names,
              guint8 *verdicts)
{
  Trimmer self = { .tree = tree, .hints = hints, .measures = measures, .uses_names = uses_names, .verdicts = verdicts };
  g_autofree guint8 *has_data = NULL;
  g_autofree guint8 *is_content = NULL;
  guint length = 0;

  g_return_if_fail (tree != NULL);

  self.nodes = pd_html_tree_get_nodes (tree, &self.n_nodes);
  self.has_data = has_data = g_new0 (guint8, self.n_nodes);
  self.is_content = is_content = g_new0 (guint8, self.n_nodes);
  for (guint i = 0; i < content->len; i++)
    {
      guint node = g_array_index (content, guint, i);

      memset (is_content + node, TRUE, self.nodes[node].end - node);
    }
  /* What is in something that is not kept is not kept. */
  for (guint i = 1; i < self.n_nodes; i++)
    {
      if (verdicts[i] != PD_HTML_KEPT)
        {
          memset (is_content + i, FALSE, self.nodes[i].end - i);
          i = self.nodes[i].end - 1;
        }
    }
  find_data_tables (&self);
  trim_fishy (&self, PD_HTML_FORM, PD_HTML_FIELDSET);
  trim_certain (&self);
  trim_fishy (&self, PD_HTML_TABLE, PD_HTML_TABLE);
  trim_fishy (&self, PD_HTML_UL, PD_HTML_UL);
  trim_fishy (&self, PD_HTML_DIV, PD_HTML_DIV);
  for (guint i = 0; i < content->len; i++)
    length += pd_html_measures_get (measures, g_array_index (content, guint, i))->length;
  trim_lists (&self, length);
  trim_phrases (&self);
}
