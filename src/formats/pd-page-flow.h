#pragma once

#include "pd-line-joiner.h"

G_BEGIN_DECLS

/**
 * PdPageItem:
 * @line: a line, from 0 for the first of the file
 * @block: (nullable): what is cut, if it is no line
 *
 * A line of the text, or a block that is no part of it.
 */
typedef struct
{
  guint line;
  PdPageBlock *block;
} PdPageItem;

GArray *pd_page_items_new (void);

GPtrArray *pd_page_flow_make_blocks (GArray *items,
                                     GPtrArray *lines,
                                     GArray *columns,
                                     PdLineJoiner *joiner,
                                     double body_size);

G_END_DECLS
