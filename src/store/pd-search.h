#pragma once

#include "pd-search-query.h"
#include "pd-search-terms.h"

G_BEGIN_DECLS

/**
 * PdSearchFlags:
 * @PD_SEARCH_PLAIN: nothing further
 * @PD_SEARCH_NAMES: what is looked for in no certain field may also be an author or a publication
 *
 * How to search.
 */
typedef enum
{
  PD_SEARCH_PLAIN = 0,
  PD_SEARCH_NAMES = 1 << 0,
} PdSearchFlags;

PdRowSet *pd_search_find_articles (PdSearchTerms *terms,
                                   PdSearchQuery *query,
                                   PdSearchFlags flags,
                                   gint64 coder,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
