#include "pd-html-paragraphs.h"

#include <string.h>

/* What is known of a node from what is in it. */
enum
{
  /* Elements that stand for paragraphs or hold them. */
  HAS_PARTS = 1 << 0,
  /* Lines end in it. */
  HAS_BLOCKS = 1 << 1,
  /* There is text, or an image. */
  HAS_CONTENT = 1 << 2,
};

typedef struct
{
  PdHtmlTree *tree;
  const PdHtmlNode *nodes;
  guint n_nodes;
  const guint8 *verdicts;
  guint8 *flags;
  GArray *paragraphs;
} Finder;

static gboolean
is_part (PdHtmlTag tag)
{
  return tag == PD_HTML_BLOCKQUOTE || tag == PD_HTML_DL || tag == PD_HTML_DIV || tag == PD_HTML_IMG || tag == PD_HTML_OL || tag == PD_HTML_P
         || tag == PD_HTML_PRE || tag == PD_HTML_TABLE || tag == PD_HTML_UL;
}

/* Elements whose text may stand right in them, among other elements. */
static gboolean
is_container (PdHtmlTag tag)
{
  return tag == PD_HTML_ARTICLE || tag == PD_HTML_BLOCKQUOTE || tag == PD_HTML_BODY || tag == PD_HTML_CENTER || tag == PD_HTML_DD || tag == PD_HTML_DIV
         || tag == PD_HTML_LI || tag == PD_HTML_MAIN;
}

static gboolean
is_whole (PdHtmlTag tag)
{
  return tag == PD_HTML_P || tag == PD_HTML_PRE || tag == PD_HTML_SECTION || tag == PD_HTML_TD || (pd_html_tag_is_heading (tag) && tag != PD_HTML_H1);
}

static gboolean
has_text (Finder *self,
          guint node)
{
  gsize n_bytes;
  const char *text = pd_html_tree_get_text (self->tree, node, &n_bytes);

  for (gsize i = 0; i < n_bytes; i++)
    {
      if (!g_ascii_isspace (text[i]))
        return TRUE;
    }
  return FALSE;
}

static void
look_inside (Finder *self)
{
  for (guint i = self->n_nodes; i-- > 1;)
    {
      PdHtmlTag tag = self->nodes[i].tag;
      guint8 *parent = &self->flags[self->nodes[i].parent];

      if (self->verdicts[i] != 0 || pd_html_tag_is_silent (tag))
        continue;
      if (tag == PD_HTML_IMG || (tag == PD_HTML_TEXT && has_text (self, i)))
        self->flags[i] |= HAS_CONTENT;
      *parent |= self->flags[i];
      if (is_part (tag))
        *parent |= HAS_PARTS;
      if (pd_html_tag_is_block (tag))
        *parent |= HAS_BLOCKS;
    }
}

/* A frame around nothing but one paragraph stands for the paragraph. */
static gboolean
is_wrapper (Finder *self,
            guint node,
            guint child)
{
  if (self->nodes[node].tag != PD_HTML_DIV)
    return FALSE;
  for (guint i = node + 1; i < self->nodes[node].end; i = self->nodes[i].end)
    {
      if (i != child && self->verdicts[i] == 0 && (self->flags[i] & HAS_CONTENT) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
add_element (Finder *self,
             guint node,
             gboolean is_prose)
{
  PdHtmlParagraph paragraph = { node, self->nodes[node].end, self->nodes[node].parent, is_prose };

  if (self->nodes[node].tag == PD_HTML_P)
    {
      while (is_wrapper (self, paragraph.container, node))
        {
          node = paragraph.container;
          paragraph.container = self->nodes[node].parent;
        }
    }
  g_array_append_val (self->paragraphs, paragraph);
}

/* What stands in the line, right in an element. */
static void
add_runs (Finder *self,
          guint node)
{
  PdHtmlParagraph run = { 0, 0, node, TRUE };

  for (guint i = node + 1; i < self->nodes[node].end; i = self->nodes[i].end)
    {
      gboolean is_there = self->verdicts[i] == 0 && !pd_html_tag_is_silent (self->nodes[i].tag);
      gboolean ends = is_there && (pd_html_tag_is_block (self->nodes[i].tag) || (self->flags[i] & HAS_BLOCKS) != 0);

      if (is_there && !ends && (self->flags[i] & HAS_CONTENT) != 0)
        {
          run.first = run.first > 0 ? run.first : i;
          run.end = self->nodes[i].end;
        }
      else if (ends && run.first > 0)
        {
          g_array_append_val (self->paragraphs, run);
          run.first = 0;
        }
    }
  if (run.first > 0)
    g_array_append_val (self->paragraphs, run);
}

/**
 * pd_html_paragraphs_find:
 * @tree: a page
 * @verdicts: a #PdHtmlVerdict for each node; what is not kept counts as not there
 *
 * Finds what the text of a page is set in, whatever elements are used for it: paragraphs, frames with nothing but a line of
 * text, and text that stands among other elements. Cells and sections are found with everything that is in them.
 *
 * Returns: (transfer full) (element-type PdHtmlParagraph): what was found
 */
GArray *
pd_html_paragraphs_find (PdHtmlTree *tree,
                         const guint8 *verdicts)
{
  g_autofree guint8 *flags = NULL;
  Finder self = { .tree = tree, .verdicts = verdicts };

  g_return_val_if_fail (tree != NULL, NULL);
  g_return_val_if_fail (verdicts != NULL, NULL);

  self.nodes = pd_html_tree_get_nodes (tree, &self.n_nodes);
  self.flags = flags = g_new0 (guint8, self.n_nodes);
  self.paragraphs = g_array_new (FALSE, FALSE, sizeof (PdHtmlParagraph));
  look_inside (&self);
  for (guint i = 1; i < self.n_nodes; i++)
    {
      PdHtmlTag tag = self.nodes[i].tag;

      if (verdicts[i] != 0 || pd_html_tag_is_silent (tag))
        {
          i = self.nodes[i].end - 1;
          continue;
        }
      if ((flags[i] & HAS_CONTENT) == 0)
        continue;
      if (is_whole (tag))
        add_element (&self, i, tag == PD_HTML_P);
      else if (tag == PD_HTML_DIV && (flags[i] & (HAS_PARTS | HAS_BLOCKS)) == 0)
        add_element (&self, i, TRUE);
      else if (is_container (tag))
        add_runs (&self, i);
    }
  return self.paragraphs;
}
