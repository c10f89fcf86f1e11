#pragma once

#include <adwaita.h>

#include "pd-project.h"
#include "pd-search-query.h"

G_BEGIN_DECLS

#define PD_TYPE_QUERY_ENTRY (pd_query_entry_get_type ())
G_DECLARE_FINAL_TYPE (PdQueryEntry, pd_query_entry, PD, QUERY_ENTRY, AdwBin)

GtkEditable *pd_query_entry_get_editable (PdQueryEntry *self);
PdSearchQuery *pd_query_entry_get_query (PdQueryEntry *self);
void pd_query_entry_set_text (PdQueryEntry *self,
                              const char *typed);
void pd_query_entry_set_project (PdQueryEntry *self,
                                 PdProject *project);

G_END_DECLS
