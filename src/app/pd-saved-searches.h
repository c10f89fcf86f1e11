#pragma once

#include "pd-project.h"
#include "pd-search-query.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_SAVED_SEARCHES (pd_saved_searches_get_type ())
G_DECLARE_FINAL_TYPE (PdSavedSearches, pd_saved_searches, PD, SAVED_SEARCHES, AdwBin)

/* Signal: picked (const char *query, gboolean exact). */

void pd_saved_searches_set_project (PdSavedSearches *self,
                                    PdProject *project);
void pd_saved_searches_set_search (PdSavedSearches *self,
                                   PdSearchQuery *query,
                                   gboolean exact);

G_END_DECLS
