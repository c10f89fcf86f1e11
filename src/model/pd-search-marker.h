#pragma once

#include "pd-occurrences.h"
#include "pd-search-query.h"

G_BEGIN_DECLS

/**
 * PdSearchMarker:
 *
 * Finds in a text what a query asks a text for.
 */
typedef struct _PdSearchMarker PdSearchMarker;

PdSearchMarker *pd_search_marker_new (PdSearchQuery *query,
                                      gboolean exact);
void pd_search_marker_free (PdSearchMarker *self);

gboolean pd_search_marker_is_empty (const PdSearchMarker *self);
gboolean pd_search_marker_is_exact (const PdSearchMarker *self);
const char *const *pd_search_marker_get_strings (const PdSearchMarker *self,
                                                 guint *n);
GArray *pd_search_marker_run (const PdSearchMarker *self,
                              const char *utf8,
                              gsize n_bytes,
                              GCancellable *cancellable,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdSearchMarker, pd_search_marker_free)

G_END_DECLS
