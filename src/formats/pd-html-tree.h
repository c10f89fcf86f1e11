#pragma once

#include "pd-html-tag.h"

G_BEGIN_DECLS

/**
 * PdHtmlNode:
 * @tag: what it is
 * @depth: how many nodes it is inside
 * @parent: the node that it is in
 * @end: behind the last node that is inside it
 *
 * An element of a page, or text. Nodes are numbered in the order of the page, so that what is inside a node comes right behind it:
 * its first child, if it has any, is the next number, and its next sibling has the number @end.
 */
typedef struct
{
  guint16 tag;
  guint16 depth;
  guint32 parent;
  guint32 end;
  /*< private >*/
  guint32 data;
  guint32 n_data;
} PdHtmlNode;

/**
 * PdHtmlTree:
 *
 * A page of HTML, as broken as it may be, as a tree that does not change: elements, text, and the few attributes and comments
 * that say something of it. However deep and large the page is, the tree is bounded, and all of the text is in it.
 */
typedef struct _PdHtmlTree PdHtmlTree;

PdHtmlTree *pd_html_tree_new (const char *html,
                              gsize n_bytes);
void pd_html_tree_free (PdHtmlTree *self);

const PdHtmlNode *pd_html_tree_get_nodes (PdHtmlTree *self,
                                          guint *n_nodes);
const char *pd_html_tree_get_text (PdHtmlTree *self,
                                   guint node,
                                   gsize *n_bytes);
const char *pd_html_tree_get_attribute (PdHtmlTree *self,
                                        guint node,
                                        PdHtmlAttribute attribute);
char *pd_html_tree_dup_line (PdHtmlTree *self,
                             guint node,
                             gsize max_bytes);
gboolean pd_html_tree_is_inside (PdHtmlTree *self,
                                 guint node,
                                 PdHtmlTag tag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdHtmlTree, pd_html_tree_free)

G_END_DECLS
