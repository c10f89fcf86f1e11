#include "pd-html-measures.h"

#include <string.h>

/* How many Latin letters a character of Han says: translations of the same text are some three times as long. */
#define HAN_WEIGHT 3

struct _PdHtmlMeasures
{
  const PdHtmlNode *nodes;
  guint n_nodes;
  PdHtmlMeasure *measures;
  const guint8 *verdicts;
};

static gboolean
is_han (gunichar c)
{
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

/* What prose has, and menus have not. */
static gboolean
is_point (gunichar c)
{
  switch (c)
    {
    case ',':
    case 0x060C:
    case 0x2E32:
    case 0x2E34:
    case 0x2E41:
    case 0x3001:
    case 0x3002:
    case 0x300C:
    case 0x300E:
    case 0xFE10:
    case 0xFE11:
    case 0xFE50:
    case 0xFE51:
    case 0xFF01:
    case 0xFF0C:
    case 0xFF1B:
    case 0xFF1F:
    case 0xFF61:
    case 0xFF64:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
measure_text (const char *text,
              gsize n_bytes,
              PdHtmlMeasure *measure)
{
  const char *end = text + n_bytes;
  gboolean after_space = TRUE;

  while (text < end)
    {
      guchar byte = *text;
      gunichar c;

      if (byte < 0x80)
        {
          gboolean is_space = byte <= ' ';

          measure->length += !is_space || !after_space;
          measure->points += byte == ',';
          after_space = is_space;
          text++;
          continue;
        }
      c = g_utf8_get_char (text);
      text = g_utf8_next_char (text);
      after_space = c == 0x00A0 || c == 0x3000;
      if (!after_space)
        measure->length += is_han (c) ? HAN_WEIGHT : 1;
      measure->points += is_point (c);
    }
  /* The space behind the last word is not text. */
  if (after_space && measure->length > 0)
    measure->length--;
}

/* What an element adds to those that it is in, besides what is in it. */
static void
add_element (PdHtmlMeasure *measure,
             PdHtmlTag tag)
{
  measure->images += tag == PD_HTML_IMG;
  measure->items += tag == PD_HTML_LI;
  measure->inputs += tag == PD_HTML_INPUT;
}

static void
add (PdHtmlMeasure *to,
     const PdHtmlMeasure *measure,
     int sign)
{
  to->length += sign * measure->length;
  to->linked += sign * measure->linked;
  to->headed += sign * measure->headed;
  to->listed += sign * measure->listed;
  to->points += sign * measure->points;
  to->paragraphs += sign * measure->paragraphs;
  to->images += sign * measure->images;
  to->items += sign * measure->items;
  to->inputs += sign * measure->inputs;
}

/* What a node means for those that it is in. */
static PdHtmlMeasure
get_share (PdHtmlMeasures *self,
           guint node)
{
  PdHtmlMeasure share = self->measures[node];
  PdHtmlTag tag = self->nodes[node].tag;

  add_element (&share, tag);
  if (pd_html_tag_is_heading (tag))
    share.headed = share.length;
  if (tag == PD_HTML_UL || tag == PD_HTML_OL)
    share.listed = share.length;
  return share;
}

/**
 * pd_html_measures_new:
 * @tree: a page
 * @verdicts: a #PdHtmlVerdict for each node; what is not kept counts as not there
 * @paragraphs: (element-type PdHtmlParagraph): what its text is set in
 *
 * Returns: (transfer full): the measures of what is there; @tree and @verdicts must outlive them
 */
PdHtmlMeasures *
pd_html_measures_new (PdHtmlTree *tree,
                      const guint8 *verdicts,
                      GArray *paragraphs)
{
  PdHtmlMeasures *self = g_new0 (PdHtmlMeasures, 1);

  g_return_val_if_fail (tree != NULL, NULL);
  g_return_val_if_fail (verdicts != NULL, NULL);

  self->nodes = pd_html_tree_get_nodes (tree, &self->n_nodes);
  self->verdicts = verdicts;
  self->measures = g_new0 (PdHtmlMeasure, self->n_nodes);
  for (guint i = 0; i < paragraphs->len; i++)
    {
      const PdHtmlParagraph *paragraph = &g_array_index (paragraphs, PdHtmlParagraph, i);

      if (paragraph->is_prose)
        self->measures[paragraph->container].paragraphs++;
    }
  /* What is inside comes behind: from the last to the first, all that is in a node is known when it is its turn. */
  for (guint i = self->n_nodes; i-- > 0;)
    {
      PdHtmlTag tag = self->nodes[i].tag;
      PdHtmlMeasure *measure = &self->measures[i];
      PdHtmlMeasure share;

      if (tag == PD_HTML_TEXT)
        {
          gsize n_bytes;
          const char *text = pd_html_tree_get_text (tree, i, &n_bytes);

          measure_text (text, n_bytes, measure);
        }
      else if (tag == PD_HTML_A)
        {
          const char *href = pd_html_tree_get_attribute (tree, i, PD_HTML_HREF);

          if (href != NULL)
            measure->linked = *href == '#' && href[1] != '\0' ? measure->length * 3 / 10 : measure->length;
        }
      if (i == 0 || verdicts[i] != 0 || pd_html_tag_is_silent (tag))
        continue;
      share = get_share (self, i);
      add (&self->measures[self->nodes[i].parent], &share, 1);
    }
  return self;
}

/**
 * pd_html_measures_free:
 *
 * Frees measures.
 */
void
pd_html_measures_free (PdHtmlMeasures *self)
{
  g_free (self->measures);
  g_free (self);
}

/**
 * pd_html_measures_get:
 * @node: a node
 *
 * Returns: (transfer none): how much of what is in the node
 */
const PdHtmlMeasure *
pd_html_measures_get (PdHtmlMeasures *self,
                      guint node)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (node < self->n_nodes, NULL);

  return &self->measures[node];
}

/**
 * pd_html_measures_get_link_density:
 * @node: a node
 *
 * Returns: the share of its text that is in links, 0 to 1
 */
double
pd_html_measures_get_link_density (PdHtmlMeasures *self,
                                   guint node)
{
  const PdHtmlMeasure *measure = pd_html_measures_get (self, node);

  g_return_val_if_fail (measure != NULL, 0);

  return measure->length > 0 ? MIN (1.0, measure->linked / (double) measure->length) : 0;
}

/**
 * pd_html_measures_is_there:
 * @node: a node
 *
 * Returns: whether the node counts, as far as its own verdict goes
 */
gboolean
pd_html_measures_is_there (PdHtmlMeasures *self,
                           guint node)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (node < self->n_nodes, FALSE);

  return self->verdicts[node] == 0 && !pd_html_tag_is_silent (self->nodes[node].tag);
}

/**
 * pd_html_measures_take_away:
 * @node: a node that is there
 *
 * Measures what is left of the nodes that it is in without it.
 */
void
pd_html_measures_take_away (PdHtmlMeasures *self,
                            guint node)
{
  PdHtmlMeasure share;

  g_return_if_fail (self != NULL);
  g_return_if_fail (node > 0 && node < self->n_nodes);

  share = get_share (self, node);
  while (node > 0)
    {
      PdHtmlMeasure *measure;
      PdHtmlTag tag;

      node = self->nodes[node].parent;
      tag = self->nodes[node].tag;
      measure = &self->measures[node];
      if (tag == PD_HTML_A && measure->length > 0)
        share.linked = (guint64) measure->linked * share.length / measure->length;
      add (measure, &share, -1);
      if (pd_html_tag_is_heading (tag))
        share.headed = share.length;
      if (tag == PD_HTML_UL || tag == PD_HTML_OL)
        share.listed = share.length;
    }
}
