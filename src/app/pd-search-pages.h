#pragma once

#include <adwaita.h>

#include "pd-project.h"
#include "pd-search-query.h"

G_BEGIN_DECLS

#define PD_TYPE_SEARCH_PAGES (pd_search_pages_get_type ())
G_DECLARE_FINAL_TYPE (PdSearchPages, pd_search_pages, PD, SEARCH_PAGES, AdwBin)

/* Signals: opened (gint64 row, const char *article_id, guint offset). */

void pd_search_pages_set_project (PdSearchPages *self,
                                  PdProject *project);
PdSearchQuery *pd_search_pages_get_query (PdSearchPages *self,
                                          gboolean *exact);

G_END_DECLS
