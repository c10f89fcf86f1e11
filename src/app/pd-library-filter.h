#pragma once

#include <adwaita.h>

#include "pd-record-list.h"

G_BEGIN_DECLS

#define PD_TYPE_LIBRARY_FILTER (pd_library_filter_get_type ())
G_DECLARE_FINAL_TYPE (PdLibraryFilter, pd_library_filter, PD, LIBRARY_FILTER, GtkPopover)

/* Signal: changed. */

void pd_library_filter_set_project (PdLibraryFilter *self,
                                    PdProject *project,
                                    PdRecordList *groups,
                                    PdRecordList *fields);
void pd_library_filter_apply (PdLibraryFilter *self,
                              PdArticleQuery *query);
char *pd_library_filter_dup_summary (PdLibraryFilter *self);
const char *pd_library_filter_get_group (PdLibraryFilter *self);
void pd_library_filter_show_group (PdLibraryFilter *self,
                                   const char *group_id);
void pd_library_filter_clear (PdLibraryFilter *self);

G_END_DECLS
