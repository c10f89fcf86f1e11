#include "pd-html-sections.h"

/* What an element starts with: nothing yet, text, a link, or a heading from here on. */
#define NOTHING 0
#define TEXT 1
#define LINK 2
#define HEADING 3

/* Together they are text, not lists of links: no more than one in so many characters is part of a link. */
#define MIN_TEXT_PER_LINK 3

typedef struct
{
  PdHtmlTree *tree;
  const PdHtmlNode *nodes;
  guint n_nodes;
  PdHtmlHint *hints;
  /* Of each node, what it starts with, and how many bytes of text and of links are in it. */
  guint8 *starts;
  guint32 *lengths;
  guint32 *linked;
  /* The elements of one kind that were met last. */
  GArray *group;
} Finder;

static guint
count_bytes (PdHtmlTree *tree,
             guint node)
{
  gsize n_bytes;
  const char *text = pd_html_tree_get_text (tree, node, &n_bytes);
  guint n = 0;

  for (gsize i = 0; i < n_bytes; i++)
    n += !g_ascii_isspace (text[i]);
  return n;
}

/* What is inside comes behind: from the last to the first, all that is in a node is known when it is its turn. */
static void
measure (Finder *self)
{
  for (guint i = self->n_nodes; i-- > 1;)
    {
      PdHtmlTag tag = self->nodes[i].tag;
      guint parent = self->nodes[i].parent;

      if (pd_html_tag_is_silent (tag))
        continue;
      if (tag == PD_HTML_TEXT)
        {
          self->lengths[i] = count_bytes (self->tree, i);
          self->starts[i] = self->lengths[i] > 0 ? TEXT : NOTHING;
        }
      else if (tag == PD_HTML_A && self->starts[i] != NOTHING && pd_html_tree_get_attribute (self->tree, i, PD_HTML_HREF) != NULL)
        {
          self->linked[i] = self->lengths[i];
          self->starts[i] = LINK;
        }
      else if (pd_html_tag_is_heading (tag) && self->starts[i] == TEXT)
        self->starts[i] = HEADING + tag - PD_HTML_H1;
      self->lengths[parent] += self->lengths[i];
      self->linked[parent] += self->linked[i];
      if (self->starts[i] != NOTHING)
        self->starts[parent] = self->starts[i];
    }
}

static gboolean
is_headed (Finder *self,
           guint node)
{
  PdHtmlTag tag = self->nodes[node].tag;

  return (tag == PD_HTML_DIV || tag == PD_HTML_SECTION) && self->starts[node] >= HEADING;
}

static gboolean
is_like (Finder *self,
         guint node,
         guint other)
{
  return self->nodes[node].tag == self->nodes[other].tag && self->starts[node] == self->starts[other]
         && g_strcmp0 (pd_html_tree_get_attribute (self->tree, node, PD_HTML_CLASS), pd_html_tree_get_attribute (self->tree, other, PD_HTML_CLASS)) == 0;
}

static void
end_group (Finder *self)
{
  guint64 length = 0, linked = 0;

  for (guint i = 0; i < self->group->len; i++)
    {
      guint node = g_array_index (self->group, guint, i);

      length += self->lengths[node];
      linked += self->linked[node];
    }
  for (guint i = 0; self->group->len > 1 && MIN_TEXT_PER_LINK * linked <= length && i < self->group->len; i++)
    self->hints[g_array_index (self->group, guint, i)].flags |= PD_HTML_HINT_SECTION;
  g_array_set_size (self->group, 0);
}

/**
 * pd_html_sections_mark:
 * @tree: a page
 * @hints: (array) (inout): what is said of each node
 *
 * Marks the sections of texts: elements of one kind beside each other, each with a heading that leads nowhere, and with text below it.
 */
void
pd_html_sections_mark (PdHtmlTree *tree,
                       PdHtmlHint *hints)
{
  Finder self = { .tree = tree, .hints = hints };
  g_autofree guint8 *starts = NULL;
  g_autofree guint32 *lengths = NULL;
  g_autofree guint32 *linked = NULL;
  g_autoptr (GArray) group = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_if_fail (tree != NULL);
  g_return_if_fail (hints != NULL);

  self.nodes = pd_html_tree_get_nodes (tree, &self.n_nodes);
  self.starts = starts = g_new0 (guint8, self.n_nodes);
  self.lengths = lengths = g_new0 (guint32, self.n_nodes);
  self.linked = linked = g_new0 (guint32, self.n_nodes);
  self.group = group;
  measure (&self);
  for (guint parent = 0; parent < self.n_nodes; parent++)
    {
      for (guint i = parent + 1; i < self.nodes[parent].end; i = self.nodes[i].end)
        {
          if (!is_headed (&self, i))
            continue;
          if (group->len > 0 && !is_like (&self, i, g_array_index (group, guint, 0)))
            end_group (&self);
          g_array_append_val (group, i);
        }
      end_group (&self);
    }
}
