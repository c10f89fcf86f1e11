#pragma once

#include "pd-tag-outline.h"

G_BEGIN_DECLS

/**
 * PdTagChange:
 * @PD_TAG_ADDED: it is not in the older codebook
 * @PD_TAG_REMOVED: it is not in the newer one
 * @PD_TAG_RENAMED: it has another name
 * @PD_TAG_MOVED: it is nested under another tag
 * @PD_TAG_REDEFINED: what is said of how to use it is something else
 *
 * What became of a tag. One that was renamed or moved may have been redefined as well.
 */
typedef enum
{
  PD_TAG_ADDED = 1 << 0,
  PD_TAG_REMOVED = 1 << 1,
  PD_TAG_RENAMED = 1 << 2,
  PD_TAG_MOVED = 1 << 3,
  PD_TAG_REDEFINED = 1 << 4,
} PdTagChange;

/**
 * PdTagDifference:
 * @change: what became of the tag
 * @before: its index in the older codebook, or -1
 * @after: its index in the newer one, or -1
 *
 * A tag that is not the same in two codebooks.
 */
typedef struct
{
  PdTagChange change;
  int before;
  int after;
} PdTagDifference;

GArray *pd_tag_differences_list (PdTagOutline *before,
                                 PdTagOutline *after);

G_END_DECLS
