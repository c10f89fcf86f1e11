#pragma once

#include "pd-html-tree.h"

G_BEGIN_DECLS

/**
 * PdHtmlParagraph:
 * @first: its first node
 * @end: behind its last node
 * @container: the node that it is set in, which is the article's if the paragraph is
 * @is_prose: whether it is set as a paragraph, which headings, cells and sections are not
 *
 * Something of a page that is set as a whole.
 */
typedef struct
{
  guint first;
  guint end;
  guint container;
  gboolean is_prose;
} PdHtmlParagraph;

GArray *pd_html_paragraphs_find (PdHtmlTree *tree,
                                 const guint8 *verdicts);

G_END_DECLS
