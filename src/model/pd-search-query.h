#pragma once

#include "pd-search-error.h"
#include "pd-search-node.h"

G_BEGIN_DECLS

/**
 * PD_SEARCH_MAX_LENGTH:
 *
 * So many code points may be typed.
 */
#define PD_SEARCH_MAX_LENGTH 10000

#define PD_TYPE_SEARCH_QUERY (pd_search_query_get_type ())

/**
 * PdSearchQuery:
 *
 * What a person searches for, as docs/search.md says. It does not change once made, and can be read from any thread.
 */
typedef struct _PdSearchQuery PdSearchQuery;

GType pd_search_query_get_type (void);

PdSearchQuery *pd_search_query_new (const char *typed,
                                    GError **error);
PdSearchQuery *pd_search_query_ref (PdSearchQuery *self);
void pd_search_query_unref (PdSearchQuery *self);

PdSearchNode *pd_search_query_get_root (PdSearchQuery *self);
const char *pd_search_query_get_text (PdSearchQuery *self);
gboolean pd_search_query_is_plain (PdSearchQuery *self);
GStrv pd_search_query_list_terms (PdSearchQuery *self);
char *pd_search_query_to_string (PdSearchQuery *self);
gboolean pd_search_query_equal (PdSearchQuery *self,
                                PdSearchQuery *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdSearchQuery, pd_search_query_unref)

G_END_DECLS
