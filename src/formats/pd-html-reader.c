#include "pd-html-reader.h"

#include <string.h>

#include "pd-html-content.h"
#include "pd-html-measures.h"
#include "pd-html-share.h"
#include "pd-html-title.h"
#include "pd-html-writer.h"
#include "pd-metadata-card.h"

/* What is shown of a page is more than this, in Latin letters. */
#define ENOUGH 500

/* Pages put titles into attributes, and forget about the quotation marks in them. */
static gboolean
is_cut_short (const char *title,
              const char *element)
{
  g_autofree char *folded = pd_html_title_fold (title);
  g_autofree char *whole = pd_html_title_fold (element);

  return strlen (folded) < strlen (whole) && *folded != '\0' && g_str_has_prefix (whole, folded);
}

static void
mark (PdHtmlTree *tree,
      guint8 *verdicts,
      guint node,
      PdHtmlVerdict verdict)
{
  const PdHtmlNode *nodes;
  guint n_nodes;

  nodes = pd_html_tree_get_nodes (tree, &n_nodes);
  memset (verdicts + node, verdict, nodes[node].end - node);
}

static guint
get_prose (PdHtmlMeasures *measures,
           guint node)
{
  const PdHtmlMeasure *measure = pd_html_measures_get (measures, node);

  return measure->length - MIN (measure->linked, measure->length);
}

/* Pages hide all of themselves until their scripts have run. */
static gboolean
is_most (PdHtmlMeasures *measures,
         guint node)
{
  guint part = get_prose (measures, node), rest = get_prose (measures, 0) - part;

  return rest < ENOUGH && 2 * rest < part;
}

static gboolean
has_kept (PdHtmlTree *tree,
          const guint8 *verdicts)
{
  g_autoptr (GArray) paragraphs = g_array_new (FALSE, FALSE, sizeof (PdHtmlParagraph));
  g_autoptr (PdHtmlMeasures) measures = NULL;
  g_autofree guint8 *none = NULL;
  const PdHtmlNode *nodes;
  guint n_nodes;

  nodes = pd_html_tree_get_nodes (tree, &n_nodes);
  none = g_new0 (guint8, n_nodes);
  measures = pd_html_measures_new (tree, none, paragraphs);
  for (guint i = 1; i < n_nodes; i++)
    {
      if (pd_html_tag_is_silent (nodes[i].tag))
        i = nodes[i].end - 1;
      else if (verdicts[i] == PD_HTML_KEPT && (nodes[i].tag == PD_HTML_IMG || (nodes[i].tag == PD_HTML_TEXT && pd_html_measures_get (measures, i)->length > 0)))
        return TRUE;
    }
  return FALSE;
}

/* What can be told without looking at the rest of a page. */
static guint8 *
find_certain (PdHtmlTree *tree,
              const PdHtmlHint *hints,
              PdMetadataCard *card,
              gboolean is_page)
{
  g_autoptr (GArray) paragraphs = g_array_new (FALSE, FALSE, sizeof (PdHtmlParagraph));
  g_autoptr (PdHtmlMeasures) measures = NULL;
  const PdHtmlNode *nodes;
  guint n_nodes;
  guint8 *verdicts;

  nodes = pd_html_tree_get_nodes (tree, &n_nodes);
  verdicts = g_new0 (guint8, n_nodes);
  measures = pd_html_measures_new (tree, verdicts, paragraphs);
  for (guint i = 1; i < n_nodes; i++)
    {
      if ((hints[i].flags & (PD_HTML_HINT_HIDDEN | PD_HTML_HINT_FADED)) != 0 && (hints[i].flags & PD_HTML_HINT_BODY) == 0 && !(is_page && is_most (measures, i)))
        {
          mark (tree, verdicts, i, PD_HTML_HIDDEN_TEXT);
          i = nodes[i].end - 1;
        }
    }
  if (card != NULL)
    mark (tree, verdicts, card->node, PD_HTML_CARD);
  pd_html_share_mark (tree, hints, verdicts);
  return verdicts;
}

/**
 * pd_html_reader_read_page:
 * @builder: where to put the text
 * @document: where to set what the page says of itself
 * @html: (array length=n_bytes) (element-type guint8): a page, in UTF-8 whatever it says itself
 * @n_bytes: length of @html
 * @title: (out) (nullable) (transfer full): what its title element says, without the name of the site
 *
 * Reads a page of HTML, as broken as it may be: what a browser would show as text, in order. What is not the article's is cut, with a
 * reason. Nothing is fetched.
 */
void
pd_html_reader_read_page (PdTextBuilder *builder,
                          PdDocument *document,
                          const char *html,
                          gsize n_bytes,
                          char **title)
{
  g_autoptr (PdHtmlTree) tree = NULL;
  g_autofree PdHtmlHint *hints = NULL;
  g_autoptr (PdHtmlMetadata) metadata = NULL;
  g_autoptr (PdMetadataCard) card = NULL;
  g_autofree guint8 *certain = NULL;
  g_autofree guint8 *verdicts = NULL;
  g_autofree guint8 *roles = NULL;
  g_autofree char *headline = NULL;

  g_return_if_fail (builder != NULL);
  g_return_if_fail (PD_IS_DOCUMENT (document));
  g_return_if_fail (html != NULL);
  g_return_if_fail (title != NULL);

  tree = pd_html_tree_new (html, n_bytes);
  hints = pd_html_hints_new (tree);
  metadata = pd_html_metadata_new (tree);
  card = pd_metadata_card_find (tree, FALSE);
  certain = find_certain (tree, hints, card, TRUE);
  verdicts = pd_html_content_find (tree, hints, certain);
  /* A page that would have no text at all keeps what it has. */
  if (!has_kept (tree, verdicts))
    mark (tree, verdicts, 0, PD_HTML_KEPT);

  *title = pd_html_metadata_dup_title_element (metadata);
  headline = pd_html_metadata_dup_title (metadata);
  if (headline != NULL && *title != NULL && is_cut_short (headline, *title))
    {
      g_set_str (&headline, *title);
      pd_html_metadata_add (metadata, PD_ARTICLE_TITLE, 0, headline, "title element");
    }
  roles = pd_html_head_find (tree, hints, headline != NULL ? headline : *title, verdicts, metadata);
  pd_html_writer_write (builder, tree, verdicts, roles);

  if (card != NULL)
    pd_metadata_card_apply (card, document);
  pd_html_metadata_apply (metadata, document);
}

/**
 * pd_html_reader_read_fragment:
 * @builder: where to put the text; a block may be open
 * @document: (nullable): where to set what the piece says of the article
 * @html: (array length=n_bytes) (element-type guint8): a piece of a page, in UTF-8
 * @n_bytes: length of @html
 *
 * Reads a piece of HTML that is part of an article. Nobody knows what stood around it: only what shows itself to be something else is cut.
 */
void
pd_html_reader_read_fragment (PdTextBuilder *builder,
                              PdDocument *document,
                              const char *html,
                              gsize n_bytes)
{
  g_autoptr (PdHtmlTree) tree = NULL;
  g_autofree PdHtmlHint *hints = NULL;
  g_autoptr (PdMetadataCard) card = NULL;
  g_autofree guint8 *verdicts = NULL;

  g_return_if_fail (builder != NULL);
  g_return_if_fail (document == NULL || PD_IS_DOCUMENT (document));
  g_return_if_fail (html != NULL);

  tree = pd_html_tree_new (html, n_bytes);
  hints = pd_html_hints_new (tree);
  card = pd_metadata_card_find (tree, TRUE);
  verdicts = find_certain (tree, hints, card, FALSE);
  pd_html_writer_write (builder, tree, verdicts, NULL);
  if (card != NULL && document != NULL)
    pd_metadata_card_apply (card, document);
}
