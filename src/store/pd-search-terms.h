#pragma once

#include "pd-row-set.h"
#include "pd-search-index.h"

G_BEGIN_DECLS

/**
 * PdSearchTerms:
 *
 * Finds strings in what a project holds, each once.
 */
typedef struct _PdSearchTerms PdSearchTerms;

PdSearchTerms *pd_search_terms_new (PdConnection *connection,
                                    gboolean exact,
                                    GCancellable *cancellable,
                                    GError **error);
void pd_search_terms_free (PdSearchTerms *self);

const PdRowSet *pd_search_terms_find (PdSearchTerms *self,
                                      const char *term,
                                      PdSearchPlace place,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdSearchTerms, pd_search_terms_free)

G_END_DECLS
