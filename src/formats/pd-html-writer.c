#include "pd-html-writer.h"

#include <stdlib.h>
#include <string.h>

#include "pd-html-style.h"

/* Where pages that load their images late keep the real address; the plain one comes last. */
static const PdHtmlAttribute image_attributes[] = { PD_HTML_DATA_LAZY_SRC, PD_HTML_DATA_SRC, PD_HTML_DATA_ORIGINAL, PD_HTML_DATA_ACTUALSRC, PD_HTML_SRC };

#define NO_LIST -1

/* Items with so many paragraphs are no items, but columns of the page. */
#define MANY_PARAGRAPHS 4

/* Where in the page it is: how many elements of each kind it is inside. */
typedef struct
{
  PdTextBuilder *builder;
  PdHtmlTree *tree;
  const PdHtmlNode *nodes;
  const guint8 *verdicts;
  const guint8 *roles;
  /* What is being cut, as the builder knows. */
  PdHtmlVerdict cut;
  guint captions;
  guint codes;
  guint headings;
  guint heading_level;
  guint headlines;
  guint bylines;
  guint quotes;
  guint links;
  guint strongs;
  /* The number of the next item of each list it is inside: 0 for a list without numbers, and NO_LIST where it puts other
   * things side by side. */
  GArray *lists;
  guint n_lists;
  /* Whether nothing was put into the line yet. */
  gboolean at_line_start;
  /* What stands in a line and is cut out of it: it comes behind the block, where it can be seen and put back. */
  GArray *cut_out;
} Writer;

static PdHtmlRole
get_role (Writer *self,
          guint node)
{
  return self->roles != NULL ? self->roles[node] : PD_HTML_NO_ROLE;
}

static void
open_block (Writer *self)
{
  PdBlockKind kind = PD_BLOCK_PARAGRAPH;
  guint level = 0;

  if (self->headlines > 0 || self->bylines > 0 || self->headings > 0)
    pd_text_builder_set_marker (self->builder, NULL);
  if (self->headlines > 0)
    {
      kind = PD_BLOCK_HEADING;
      level = 1;
    }
  else if (self->bylines > 0)
    kind = PD_BLOCK_BYLINE;
  else if (self->headings > 0)
    {
      kind = PD_BLOCK_HEADING;
      level = self->heading_level;
    }
  else if (self->captions > 0)
    kind = PD_BLOCK_CAPTION;
  else if (self->n_lists > 0)
    {
      kind = PD_BLOCK_LIST;
      level = self->n_lists;
    }
  else if (self->quotes > 0)
    kind = PD_BLOCK_QUOTE;

  if (self->codes > 0)
    pd_text_builder_begin_code (self->builder, kind, level);
  else
    pd_text_builder_begin (self->builder, kind, level);
  self->at_line_start = TRUE;
}

static void
set_cut (Writer *self,
         PdHtmlVerdict verdict)
{
  if (self->cut == verdict)
    return;
  if (self->cut != PD_HTML_KEPT)
    pd_text_builder_end_cut (self->builder);
  if (verdict != PD_HTML_KEPT)
    pd_text_builder_begin_cut (self->builder, pd_html_verdict_to_reason (verdict));
  self->cut = verdict;
}

static void
write_image (Writer *self,
             guint node)
{
  const char *url = NULL;

  for (guint i = 0; url == NULL && i < G_N_ELEMENTS (image_attributes); i++)
    {
      url = pd_html_tree_get_attribute (self->tree, node, image_attributes[i]);
      if (url != NULL && *url == '\0')
        url = NULL;
    }
  /* What follows in the line then belongs to the image. */
  if (!pd_text_builder_is_open (self->builder))
    open_block (self);
  pd_text_builder_image (self->builder, url, pd_html_tree_get_attribute (self->tree, node, PD_HTML_ALT));
  self->at_line_start = TRUE;
}

static gboolean
is_white (const char *text,
          gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    {
      if (!g_ascii_isspace (text[i]))
        return FALSE;
    }
  return TRUE;
}

static void end_block (Writer *self);

static void
write_text (Writer *self,
            guint node)
{
  gsize n_bytes;
  const char *text = pd_html_tree_get_text (self->tree, node, &n_bytes);
  const char *end = text + n_bytes;

  while (text < end)
    {
      const char *feed = memchr (text, '\f', end - text);
      gsize n = (feed != NULL ? feed : end) - text;
      gboolean white = is_white (text, n);

      if (!pd_text_builder_is_open (self->builder) && !white)
        open_block (self);
      if (pd_text_builder_is_open (self->builder))
        {
          if (self->codes > 0)
            pd_text_builder_append (self->builder, text, n);
          else
            pd_text_builder_append_collapsed (self->builder, text, n);
          self->at_line_start = self->at_line_start && white;
        }
      if (feed == NULL)
        break;
      end_block (self);
      text = feed + 1;
    }
}

static void
write_leaf (Writer *self,
            guint node)
{
  if (self->nodes[node].tag == PD_HTML_TEXT)
    write_text (self, node);
  else
    write_image (self, node);
}

static void
end_block (Writer *self)
{
  g_autoptr (GArray) cut_out = NULL;
  PdHtmlVerdict cut = self->cut;

  pd_text_builder_end (self->builder);
  if (self->cut_out->len == 0)
    return;
  /* Writing it may end blocks, too. */
  cut_out = g_steal_pointer (&self->cut_out);
  self->cut_out = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < cut_out->len; i++)
    {
      guint node = g_array_index (cut_out, guint, i);

      set_cut (self, self->verdicts[node]);
      write_leaf (self, node);
    }
  pd_text_builder_end (self->builder);
  set_cut (self, cut);
}

/* Text, or an image. */
static void
take_leaf (Writer *self,
           guint node)
{
  PdHtmlVerdict verdict = self->verdicts[node];

  if (self->nodes[node].tag == PD_HTML_TEXT && verdict != self->cut)
    {
      gsize n_bytes;
      const char *text = pd_html_tree_get_text (self->tree, node, &n_bytes);

      if (is_white (text, n_bytes))
        return;
    }
  if (self->cut == PD_HTML_KEPT && verdict != PD_HTML_KEPT && pd_text_builder_is_open (self->builder))
    {
      g_array_append_val (self->cut_out, node);
      return;
    }
  if (verdict != self->cut)
    {
      end_block (self);
      set_cut (self, verdict);
    }
  write_leaf (self, node);
}

static gboolean
is_layout (Writer *self,
           guint list)
{
  guint n = 0, item_end = 0;

  for (guint i = list + 1; i < self->nodes[list].end; i++)
    {
      PdHtmlTag tag = self->nodes[i].tag;

      if (i >= item_end && tag == PD_HTML_LI)
        {
          item_end = self->nodes[i].end;
          n = 0;
        }
      n += tag == PD_HTML_P;
      if (n >= MANY_PARAGRAPHS || get_role (self, i) != PD_HTML_NO_ROLE)
        return TRUE;
    }
  return FALSE;
}

static void
begin_list (Writer *self,
            guint node)
{
  int number = 0;

  if (self->nodes[node].tag == PD_HTML_OL)
    {
      const char *start = pd_html_tree_get_attribute (self->tree, node, PD_HTML_START);

      number = start != NULL ? CLAMP (atoi (start), 1, G_MAXINT / 2) : 1;
    }
  if (is_layout (self, node))
    number = NO_LIST;
  else
    self->n_lists++;
  g_array_append_val (self->lists, number);
}

static void
begin_item (Writer *self)
{
  g_autofree char *marker = NULL;
  int *number;

  if (self->lists->len == 0)
    return;
  number = &g_array_index (self->lists, int, self->lists->len - 1);
  if (*number == NO_LIST)
    return;
  marker = *number > 0 ? g_strdup_printf ("%d. ", (*number)++) : g_strdup ("• ");
  pd_text_builder_set_marker (self->builder, marker);
}

/* A cell with paragraphs in it is there for putting things side by side. */
static gboolean
has_blocks (Writer *self,
            guint node)
{
  for (guint i = node + 1; i < self->nodes[node].end; i++)
    {
      if (pd_html_tag_is_block (self->nodes[i].tag))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_cell (PdHtmlTag tag)
{
  return tag == PD_HTML_TD || tag == PD_HTML_TH;
}

/* Whether the line that an element stands in ends before and behind it. */
static gboolean
ends_line (Writer *self,
           guint node)
{
  PdHtmlTag tag = self->nodes[node].tag;

  /* A piece of HTML stands in no page of its own. */
  if (tag == PD_HTML_ROOT || tag == PD_HTML_HTML || tag == PD_HTML_HEAD || tag == PD_HTML_BODY)
    return FALSE;
  return pd_html_tag_is_block (tag) || get_role (self, node) != PD_HTML_NO_ROLE || (is_cell (tag) && has_blocks (self, node));
}

static gboolean
is_strong (Writer *self,
           guint node)
{
  const char *style;

  if (self->nodes[node].tag == PD_HTML_B || self->nodes[node].tag == PD_HTML_STRONG)
    return TRUE;
  style = pd_html_tree_get_attribute (self->tree, node, PD_HTML_STYLE);
  return style != NULL
         && (pd_html_style_says (style, "font-weight", "bold") || pd_html_style_says (style, "font-weight", "700") || pd_html_style_says (style, "font-weight", "600")
             || pd_html_style_says (style, "font-weight", "800") || pd_html_style_says (style, "font-weight", "900"));
}

static gboolean
is_link (Writer *self,
         guint node)
{
  return self->nodes[node].tag == PD_HTML_A && pd_html_tree_get_attribute (self->tree, node, PD_HTML_HREF) != NULL;
}

/* A part of a line that is set as a line of its own. */
static gboolean
is_line (Writer *self,
         guint node)
{
  return self->nodes[node].tag == PD_HTML_OTHER && pd_html_style_says (pd_html_tree_get_attribute (self->tree, node, PD_HTML_STYLE), "display", "block");
}

static void
break_line (Writer *self)
{
  if (pd_text_builder_is_open (self->builder) && !self->at_line_start)
    {
      pd_text_builder_line_break (self->builder);
      self->at_line_start = TRUE;
    }
}

static void
count (Writer *self,
       guint node,
       int step)
{
  PdHtmlTag tag = self->nodes[node].tag;

  if (tag == PD_HTML_CAPTION || tag == PD_HTML_FIGCAPTION)
    self->captions += step;
  else if (tag == PD_HTML_PRE)
    self->codes += step;
  else if (tag == PD_HTML_BLOCKQUOTE)
    self->quotes += step;
  else if (pd_html_tag_is_heading (tag))
    {
      self->headings += step;
      self->heading_level = tag - PD_HTML_H1 + 1;
    }
  if (is_link (self, node))
    {
      self->links += step;
      pd_text_builder_set_link (self->builder, self->links > 0);
    }
  if (is_strong (self, node))
    {
      self->strongs += step;
      pd_text_builder_set_strong (self->builder, self->strongs > 0);
    }
  if (get_role (self, node) == PD_HTML_HEADLINE)
    self->headlines += step;
  if (get_role (self, node) == PD_HTML_BYLINE)
    self->bylines += step;
}

static void
enter (Writer *self,
       guint node)
{
  PdHtmlTag tag = self->nodes[node].tag;

  if (ends_line (self, node))
    end_block (self);
  else if (is_line (self, node))
    break_line (self);
  count (self, node, 1);
  if (tag == PD_HTML_UL || tag == PD_HTML_OL)
    begin_list (self, node);
  else if (tag == PD_HTML_LI)
    begin_item (self);
  else if (is_cell (tag) && pd_text_builder_is_open (self->builder))
    pd_text_builder_append (self->builder, "\t", 1);
  else if (tag == PD_HTML_BR && pd_text_builder_is_open (self->builder))
    {
      pd_text_builder_line_break (self->builder);
      self->at_line_start = TRUE;
    }
  else if (tag == PD_HTML_IMG)
    take_leaf (self, node);
}

static void
leave (Writer *self,
       guint node)
{
  PdHtmlTag tag = self->nodes[node].tag;

  if (ends_line (self, node))
    end_block (self);
  else if (is_line (self, node))
    break_line (self);
  count (self, node, -1);
  if ((tag == PD_HTML_UL || tag == PD_HTML_OL) && self->lists->len > 0)
    {
      if (g_array_index (self->lists, int, self->lists->len - 1) != NO_LIST)
        self->n_lists--;
      g_array_set_size (self->lists, self->lists->len - 1);
      pd_text_builder_set_marker (self->builder, NULL);
    }
}

/**
 * pd_html_writer_write:
 * @builder: where to put the text
 * @tree: a page or a piece of one
 * @verdicts: (array): a #PdHtmlVerdict for each node: what is not kept is cut
 * @roles: (array) (nullable): a #PdHtmlRole for each node
 *
 * Writes down what a browser would show as text, without scripts, styles and what is for browsers without scripts.
 */
void
pd_html_writer_write (PdTextBuilder *builder,
                      PdHtmlTree *tree,
                      const guint8 *verdicts,
                      const guint8 *roles)
{
  g_autoptr (GArray) lists = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  Writer self = { .builder = builder, .tree = tree, .verdicts = verdicts, .roles = roles, .lists = lists };
  guint n_nodes;

  g_return_if_fail (builder != NULL);
  g_return_if_fail (tree != NULL);
  g_return_if_fail (verdicts != NULL);

  self.nodes = pd_html_tree_get_nodes (tree, &n_nodes);
  self.cut_out = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i <= n_nodes; i++)
    {
      while (open->len > 0 && self.nodes[g_array_index (open, guint, open->len - 1)].end <= i)
        {
          leave (&self, g_array_index (open, guint, open->len - 1));
          g_array_set_size (open, open->len - 1);
        }
      if (i == n_nodes)
        break;
      if (self.nodes[i].tag == PD_HTML_TEXT)
        take_leaf (&self, i);
      else if (pd_html_tag_is_silent (self.nodes[i].tag))
        i = self.nodes[i].end - 1;
      else
        {
          enter (&self, i);
          g_array_append_val (open, i);
        }
    }
  if (self.cut_out->len > 0 || self.cut != PD_HTML_KEPT)
    end_block (&self);
  set_cut (&self, PD_HTML_KEPT);
  g_array_unref (self.cut_out);
}
