#pragma once

#include <adwaita.h>

#include "pd-library-filter.h"

G_BEGIN_DECLS

#define PD_TYPE_LIBRARY_SEARCH (pd_library_search_get_type ())
G_DECLARE_FINAL_TYPE (PdLibrarySearch, pd_library_search, PD, LIBRARY_SEARCH, AdwBin)

/* Signals: changed (); activated (). */

void pd_library_search_set_project (PdLibrarySearch *self,
                                    PdProject *project,
                                    PdRecordList *groups,
                                    PdRecordList *fields);
void pd_library_search_set_key_capture_widget (PdLibrarySearch *self,
                                               GtkWidget *widget);
void pd_library_search_apply (PdLibrarySearch *self,
                              PdArticleQuery *query);
PdSearchQuery *pd_library_search_get_query (PdLibrarySearch *self);
PdLibraryFilter *pd_library_search_get_filter (PdLibrarySearch *self);
void pd_library_search_clear (PdLibrarySearch *self);
void pd_library_search_open (PdLibrarySearch *self);
void pd_library_search_open_filter (PdLibrarySearch *self);

G_END_DECLS
