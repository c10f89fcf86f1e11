#pragma once

#include "pd-search-marker.h"
#include "pd-search-terms.h"

G_BEGIN_DECLS

/**
 * PdSearchHit:
 * @article_row: the row of the article
 * @article_id: its UUID
 * @title: (nullable): its title
 * @source: (nullable): the publication it appeared in
 * @date: (nullable): when
 * @start: where it begins in the article's text, in code points
 * @end: where it ends
 * @quote: what stands there
 * @prefix: what stands before it
 * @suffix: what stands behind it
 *
 * A place in an article that a search found.
 */
typedef struct
{
  gint64 article_row;
  char *article_id;
  char *title;
  char *source;
  char *date;
  guint start;
  guint end;
  char *quote;
  char *prefix;
  char *suffix;
} PdSearchHit;

PdSearchHit *pd_search_hit_ref (PdSearchHit *self);
void pd_search_hit_unref (PdSearchHit *self);

gboolean pd_search_hits_collect (PdConnection *connection,
                                 const PdSearchMarker *marker,
                                 gint64 article,
                                 guint limit,
                                 guint context,
                                 GPtrArray *hits,
                                 guint64 *total,
                                 GCancellable *cancellable,
                                 GError **error);
gboolean pd_search_hits_count (PdSearchTerms *terms,
                               const PdSearchMarker *marker,
                               const PdRowSet *articles,
                               gboolean *counted,
                               guint64 *total,
                               PdSearchTally *tally,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdSearchHit, pd_search_hit_unref)

G_END_DECLS
