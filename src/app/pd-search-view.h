#pragma once

#include <adwaita.h>

#include "pd-project.h"
#include "pd-search-query.h"

G_BEGIN_DECLS

#define PD_TYPE_SEARCH_VIEW (pd_search_view_get_type ())
G_DECLARE_FINAL_TYPE (PdSearchView, pd_search_view, PD, SEARCH_VIEW, AdwBin)

void pd_search_view_set_project (PdSearchView *self,
                                 PdProject *project);
void pd_search_view_search (PdSearchView *self,
                            const char *typed);
PdSearchQuery *pd_search_view_get_query (PdSearchView *self,
                                         gboolean *exact);

G_END_DECLS
