#pragma once

#include "pd-project.h"
#include "pd-search-hits.h"

G_BEGIN_DECLS

/**
 * PdSearchOptions:
 * @exact: whether every letter counts, instead of what it is folded to
 * @limit: how many hits to return; 0 only counts them
 * @context: how many code points of context to return with each, on either side
 * @grouped: whether to count hits by publication and month as well
 *
 * How to search.
 */
typedef struct
{
  gboolean exact;
  guint limit;
  guint context;
  gboolean grouped;
} PdSearchOptions;

/**
 * PdSearchResult:
 * @n_articles: how many articles a query asks for
 * @total: how many hits there are in their texts
 * @hits: (element-type PdSearchHit): the first of them, in the order in which the articles came in
 * @by_source: (nullable) (element-type PdSearchGroup): all of them by publication, those with most of them first, if asked for
 * @by_month: (nullable) (element-type PdSearchGroup): all of them by month, in the order of time, those of no date last, if asked for
 *
 * What a search found.
 */
typedef struct
{
  guint64 n_articles;
  guint64 total;
  GPtrArray *hits;
  GPtrArray *by_source;
  GPtrArray *by_month;
} PdSearchResult;

void pd_search_result_free (PdSearchResult *self);

PdSearchResult *pd_project_search (PdProject *self,
                                   PdSearchQuery *query,
                                   const PdSearchOptions *options,
                                   GCancellable *cancellable,
                                   GError **error);
void pd_project_search_async (PdProject *self,
                              PdSearchQuery *query,
                              const PdSearchOptions *options,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
PdSearchResult *pd_project_search_finish (PdProject *self,
                                          GAsyncResult *result,
                                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdSearchResult, pd_search_result_free)

G_END_DECLS
