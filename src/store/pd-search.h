#pragma once

#include "pd-row-set.h"
#include "pd-search-query.h"

G_BEGIN_DECLS

/**
 * PdSearchFlags:
 * @PD_SEARCH_PLAIN: nothing further
 * @PD_SEARCH_EXACT: every letter counts, instead of what it is folded to
 * @PD_SEARCH_NAMES: what is looked for in no certain field may also be an author or a publication
 *
 * How to search.
 */
typedef enum
{
  PD_SEARCH_PLAIN = 0,
  PD_SEARCH_EXACT = 1 << 0,
  PD_SEARCH_NAMES = 1 << 1,
} PdSearchFlags;

PdRowSet *pd_search_find_articles (PdConnection *connection,
                                   PdSearchQuery *query,
                                   PdSearchFlags flags,
                                   gint64 coder,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
