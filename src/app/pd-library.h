#pragma once

#include <adwaita.h>

#include "pd-library-filter.h"

G_BEGIN_DECLS

#define PD_TYPE_LIBRARY (pd_library_get_type ())
G_DECLARE_FINAL_TYPE (PdLibrary, pd_library, PD, LIBRARY, AdwBin)

/* Properties: project, item, n-articles.
 * Signals: opened (gboolean to_read), when a person picked an article; copies-requested (PdRecord *article). */

PdProject *pd_library_get_project (PdLibrary *self);
void pd_library_set_project (PdLibrary *self,
                             PdProject *project);
PdArticleItem *pd_library_get_item (PdLibrary *self);
PdLibraryFilter *pd_library_get_filter (PdLibrary *self);
PdArticleList *pd_library_get_list (PdLibrary *self);
PdRecordList *pd_library_get_groups (PdLibrary *self);
PdRecordList *pd_library_get_fields (PdLibrary *self);
GArray *pd_library_dup_selected (PdLibrary *self);
void pd_library_select_all (PdLibrary *self);
void pd_library_open_filter (PdLibrary *self);
void pd_library_open_search (PdLibrary *self);
PdSearchQuery *pd_library_get_search (PdLibrary *self);
void pd_library_open (PdLibrary *self,
                      gint64 row);

G_END_DECLS
