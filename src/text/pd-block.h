#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdBlockKind:
 *
 * What a block of a text is, and so how the page sets it.
 */
typedef enum
{
  PD_BLOCK_HEADING,
  PD_BLOCK_BYLINE,
  PD_BLOCK_PARAGRAPH,
  PD_BLOCK_QUOTE,
  PD_BLOCK_LIST,
  PD_BLOCK_CAPTION,
  PD_BLOCK_IMAGE,
} PdBlockKind;

/**
 * PdBlock:
 * @kind: what it is
 * @level: for a heading 1 (the headline) to 6, for a list item its depth from 1, otherwise 0
 * @start: its first code point
 * @end: behind its last code point; the line feed that ends it is outside
 * @url: (nullable): for an image, where it was
 * @alt: (nullable): for an image, its alternative text
 *
 * A block of a text. Blocks are in order, do not overlap, and each is whole lines.
 */
typedef struct
{
  PdBlockKind kind;
  guint level;
  guint start;
  guint end;
  char *url;
  char *alt;
} PdBlock;

GArray *pd_blocks_new (void);
void pd_blocks_append (GArray *blocks,
                       PdBlockKind kind,
                       guint level,
                       guint start,
                       guint end,
                       const char *url,
                       const char *alt);

const char *pd_block_kind_to_string (PdBlockKind kind);
gboolean pd_block_kind_from_string (const char *string,
                                    PdBlockKind *kind);

G_END_DECLS
