#include "pd-html-reader.h"

#include "pd-html-content.h"
#include "pd-html-writer.h"

#define MAX_TITLE_BYTES 1024

/**
 * pd_html_reader_read_page:
 * @builder: where to put the text
 * @document: where to set what the page says of itself
 * @html: (array length=n_bytes) (element-type guint8): a page, in UTF-8 whatever it says itself
 * @n_bytes: length of @html
 * @title: (out) (nullable) (transfer full): what its title element says
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
  g_autofree guint8 *verdicts = NULL;
  const PdHtmlNode *nodes;
  guint n_nodes;

  g_return_if_fail (builder != NULL);
  g_return_if_fail (PD_IS_DOCUMENT (document));

  tree = pd_html_tree_new (html, n_bytes);
  hints = pd_html_hints_new (tree);
  verdicts = pd_html_content_find (tree, hints);
  pd_html_writer_write (builder, tree, verdicts, 0, 0);
  *title = NULL;
  nodes = pd_html_tree_get_nodes (tree, &n_nodes);
  for (guint i = 0; i < n_nodes && *title == NULL; i++)
    {
      if (nodes[i].tag == PD_HTML_TITLE)
        *title = pd_html_tree_dup_line (tree, i, MAX_TITLE_BYTES);
    }
}

/**
 * pd_html_reader_read_fragment:
 * @builder: where to put the text; a block may be open
 * @document: where to set what the piece says of the article
 * @html: (array length=n_bytes) (element-type guint8): a piece of a page, in UTF-8
 * @n_bytes: length of @html
 *
 * Reads a piece of HTML that is part of an article: nobody knows what stood around it, so nearly all of it is kept.
 */
void
pd_html_reader_read_fragment (PdTextBuilder *builder,
                              PdDocument *document,
                              const char *html,
                              gsize n_bytes)
{
  g_autoptr (PdHtmlTree) tree = NULL;
  g_autofree guint8 *verdicts = NULL;
  guint n_nodes;

  g_return_if_fail (builder != NULL);
  g_return_if_fail (PD_IS_DOCUMENT (document));

  tree = pd_html_tree_new (html, n_bytes);
  pd_html_tree_get_nodes (tree, &n_nodes);
  verdicts = g_new0 (guint8, n_nodes);
  pd_html_writer_write (builder, tree, verdicts, 0, 0);
}
