#pragma once

#include "pd-row-set.h"
#include "pd-search-index.h"
#include "pd-search-tally.h"

G_BEGIN_DECLS

/**
 * PdSearchTerms:
 *
 * Finds strings in what a project holds, each once.
 */
typedef struct _PdSearchTerms PdSearchTerms;

PdSearchTerms *pd_search_terms_new (PdConnection *connection,
                                    gboolean exact,
                                    gboolean counting,
                                    GCancellable *cancellable,
                                    GError **error);
void pd_search_terms_free (PdSearchTerms *self);

const PdRowSet *pd_search_terms_find (PdSearchTerms *self,
                                      const char *term,
                                      PdSearchPlace place,
                                      GError **error);
gboolean pd_search_terms_count (PdSearchTerms *self,
                                const char *term,
                                const PdRowSet *articles,
                                guint64 *total,
                                PdSearchTally *tally,
                                GError **error);
PdConnection *pd_search_terms_get_connection (PdSearchTerms *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdSearchTerms, pd_search_terms_free)

G_END_DECLS
