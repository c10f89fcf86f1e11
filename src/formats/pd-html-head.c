#include "pd-html-head.h"

#include <string.h>

#include "pd-date-finder.h"
#include "pd-field-label.h"
#include "pd-html-byline.h"
#include "pd-html-title.h"

/* Lengths in bytes: what is no title, and what is no byline. */
#define MIN_TITLE_BYTES 8
#define MAX_TITLE_BYTES 1024
#define MAX_BYLINE_BYTES 300
#define MAX_DATE_BYTES 150
#define MAX_BYLINES 4

/* Text of this many bytes is the beginning of the article. */
#define MIN_LEAD_BYTES 90

/* How many elements are compared with the title. */
#define MAX_COMPARED 2000

typedef struct
{
  PdHtmlTree *tree;
  const PdHtmlNode *nodes;
  guint n_nodes;
  const PdHtmlHint *hints;
  guint8 *verdicts;
  PdHtmlMetadata *metadata;
  guint8 *roles;
  /* How much text is in each node, without white space; how much of it is in links; and whether lines end in it. */
  guint32 *n_bytes;
  guint32 *n_linked;
  guint8 *has_blocks;
} Head;

static void
measure (Head *self)
{
  for (guint i = self->n_nodes; i-- > 1;)
    {
      PdHtmlTag tag = self->nodes[i].tag;
      guint parent = self->nodes[i].parent;

      if (pd_html_tag_is_silent (tag))
        continue;
      if (tag == PD_HTML_TEXT)
        {
          gsize n_bytes;
          const char *text = pd_html_tree_get_text (self->tree, i, &n_bytes);

          for (gsize k = 0; k < n_bytes; k++)
            self->n_bytes[i] += !g_ascii_isspace (text[k]);
        }
      if (tag == PD_HTML_A)
        self->n_linked[i] = self->n_bytes[i];
      self->n_bytes[parent] += self->n_bytes[i];
      self->n_linked[parent] += self->n_linked[i];
      self->has_blocks[parent] |= self->has_blocks[i] || pd_html_tag_is_block (tag);
    }
}

/* How sure it is that a node is the headline, which says @title. */
static guint
rate_headline (Head *self,
               guint node,
               const char *title)
{
  PdHtmlTag tag = self->nodes[node].tag;
  gboolean is_heading = pd_html_tag_is_heading (tag);
  g_autofree char *line = pd_html_tree_dup_line (self->tree, node, MAX_TITLE_BYTES);
  g_autofree char *folded = pd_html_title_fold (line);
  gsize n_title = strlen (title), n = strlen (folded);
  guint rank = is_heading ? 7 - MIN (tag - PD_HTML_H1, 3) : self->verdicts[node] != PD_HTML_NAVIGATION ? 2
                                                                                                       : 1;

  if (g_str_equal (folded, title))
    return 2 * rank;
  if (is_heading && n >= MIN_TITLE_BYTES && (g_str_has_prefix (folded, title) || (n >= n_title && strstr (folded, title) != NULL && 5 * n_title >= 3 * n) || (n < n_title && strstr (title, folded) != NULL && 5 * n >= 3 * n_title)))
    return rank;
  return 0;
}

static gboolean
may_be_headline (Head *self,
                 guint node,
                 gsize n_title)
{
  PdHtmlTag tag = self->nodes[node].tag;
  PdHtmlVerdict verdict = self->verdicts[node];

  if (tag == PD_HTML_TEXT || tag == PD_HTML_COMMENT || self->n_bytes[node] == 0 || 2 * self->n_bytes[node] < n_title || self->n_bytes[node] > 5 * n_title + 30)
    return FALSE;
  if (verdict == PD_HTML_HIDDEN_TEXT || verdict == PD_HTML_RELATED || verdict == PD_HTML_COMMENTS || verdict == PD_HTML_SHARE)
    return FALSE;
  return pd_html_tag_is_heading (tag) || !pd_html_tree_is_inside (self->tree, node, PD_HTML_A);
}

/* Where the text of the article ends: no headline stands behind it. */
static guint
find_last_kept (Head *self)
{
  for (guint i = self->n_nodes; i-- > 1;)
    {
      if (self->nodes[i].tag == PD_HTML_TEXT && self->verdicts[i] == PD_HTML_KEPT && self->n_bytes[i] >= MIN_LEAD_BYTES)
        return i;
    }
  return self->n_nodes;
}

static guint
find_headline (Head *self,
               const char *title)
{
  g_autofree char *folded = pd_html_title_fold (title);
  guint last = find_last_kept (self);
  guint best = 0, best_rating = 0, n_compared = 0;

  if (*folded == '\0')
    return 0;
  for (guint i = 1; i < last && n_compared < MAX_COMPARED; i++)
    {
      guint rating;

      if (pd_html_tag_is_silent (self->nodes[i].tag))
        {
          i = self->nodes[i].end - 1;
          continue;
        }
      if (!may_be_headline (self, i, strlen (folded)))
        continue;
      n_compared++;
      rating = rate_headline (self, i, folded);
      /* The innermost of elements that say the same. */
      if (rating > best_rating || (rating == best_rating && rating > 0 && rating < 8 && i < self->nodes[best].end))
        {
          best = i;
          best_rating = rating;
        }
    }
  return best;
}

/* What belongs to the article in spite of where it stands. */
static void
keep (Head *self,
      guint node,
      PdHtmlRole role)
{
  for (guint i = node; i < self->nodes[node].end; i++)
    {
      if (self->verdicts[i] != PD_HTML_HIDDEN_TEXT && self->verdicts[i] != PD_HTML_SHARE)
        self->verdicts[i] = PD_HTML_KEPT;
    }
  self->roles[node] = role;
}

/* The first of the text proper behind the headline. */
static guint
find_lead (Head *self,
           guint from)
{
  for (guint i = from; i < self->n_nodes; i++)
    {
      if (self->nodes[i].tag == PD_HTML_TEXT && self->verdicts[i] == PD_HTML_KEPT && self->n_bytes[i] >= MIN_LEAD_BYTES)
        return i;
    }
  return self->n_nodes;
}

static gboolean
is_byline (Head *self,
           guint node,
           gboolean is_hinted)
{
  PdHtmlTag tag = self->nodes[node].tag;
  g_autofree char *line = NULL;
  g_autofree char *date = NULL;
  PdKey key;

  if (tag == PD_HTML_TEXT || pd_html_tag_is_heading (tag) || self->has_blocks[node] || self->n_bytes[node] < 2 || self->n_bytes[node] > MAX_BYLINE_BYTES)
    return FALSE;
  if (is_hinted)
    return TRUE;
  line = pd_html_tree_dup_line (self->tree, node, MAX_BYLINE_BYTES);
  if (pd_field_label_skip (line, &key) != NULL)
    return TRUE;
  date = self->n_bytes[node] <= MAX_DATE_BYTES ? pd_date_finder_find (line) : NULL;
  return date != NULL && strlen (date) >= strlen ("2025-01-30");
}

static gboolean
is_something_else (PdHtmlVerdict verdict)
{
  return verdict == PD_HTML_HIDDEN_TEXT || verdict == PD_HTML_SHARE || verdict == PD_HTML_COMMENTS || verdict == PD_HTML_RELATED || verdict == PD_HTML_PROMOTION || verdict == PD_HTML_CARD;
}

/* A summary of the article that stands between its headline and its text. */
static gboolean
is_summary (Head *self,
            guint node)
{
  PdHtmlTag tag = self->nodes[node].tag;

  return self->verdicts[node] == PD_HTML_BOILERPLATE && pd_html_tag_is_block (tag) && !self->has_blocks[node] && self->n_bytes[node] >= MIN_LEAD_BYTES
         && 4 * self->n_linked[node] < self->n_bytes[node];
}

static void
find_bylines (Head *self,
              guint from,
              guint to)
{
  guint n = 0, hinted_end = 0;

  to = MIN (to, from + MAX_COMPARED);
  for (guint i = from; i < to && n < MAX_BYLINES; i++)
    {
      gboolean is_hinted = (self->hints[i].flags & PD_HTML_HINT_BYLINE) != 0 || i < hinted_end;

      if (pd_html_tag_is_silent (self->nodes[i].tag) || is_something_else (self->verdicts[i]))
        i = self->nodes[i].end - 1;
      else if (self->nodes[i].end > to)
        continue;
      else if (is_byline (self, i, is_hinted))
        {
          keep (self, i, PD_HTML_BYLINE);
          pd_html_byline_read (self->tree, i, is_hinted, self->metadata);
          i = self->nodes[i].end - 1;
          hinted_end = 0;
          n++;
        }
      else if (is_summary (self, i))
        {
          keep (self, i, PD_HTML_NO_ROLE);
          i = self->nodes[i].end - 1;
        }
      /* Of a frame for the author, the first line is the name. */
      else if (is_hinted && self->has_blocks[i] && self->n_bytes[i] <= 2 * MAX_BYLINE_BYTES)
        hinted_end = self->nodes[i].end;
    }
}

/**
 * pd_html_head_find:
 * @tree: a page
 * @hints: (array): what is said of each node
 * @title: (nullable): what the article is called
 * @verdicts: (array) (inout): a #PdHtmlVerdict for each node
 * @metadata: where to put what a byline says
 *
 * Finds the headline and what stands between it and the text: who wrote the article, where and when. They are part of the
 * article, though they stand outside of what holds the text.
 *
 * Returns: (transfer full) (array): a #PdHtmlRole for each node
 */
guint8 *
pd_html_head_find (PdHtmlTree *tree,
                   const PdHtmlHint *hints,
                   const char *title,
                   guint8 *verdicts,
                   PdHtmlMetadata *metadata)
{
  Head self = { .tree = tree, .hints = hints, .verdicts = verdicts, .metadata = metadata };
  g_autofree guint32 *n_bytes = NULL;
  g_autofree guint32 *n_linked = NULL;
  g_autofree guint8 *has_blocks = NULL;
  guint headline;

  g_return_val_if_fail (tree != NULL, NULL);
  g_return_val_if_fail (hints != NULL, NULL);
  g_return_val_if_fail (verdicts != NULL, NULL);

  self.nodes = pd_html_tree_get_nodes (tree, &self.n_nodes);
  self.roles = g_new0 (guint8, self.n_nodes);
  self.n_bytes = n_bytes = g_new0 (guint32, self.n_nodes);
  self.n_linked = n_linked = g_new0 (guint32, self.n_nodes);
  self.has_blocks = has_blocks = g_new0 (guint8, self.n_nodes);
  measure (&self);
  headline = title != NULL ? find_headline (&self, title) : 0;
  if (headline > 0)
    {
      keep (&self, headline, PD_HTML_HEADLINE);
      find_bylines (&self, self.nodes[headline].end, find_lead (&self, self.nodes[headline].end));
    }
  return self.roles;
}
