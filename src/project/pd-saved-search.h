#pragma once

#include "pd-project.h"
#include "pd-search-query.h"

G_BEGIN_DECLS

/* Searches that are kept in the project: each an edit, to be performed with pd_project_perform(), that is one step of undo. */

PdEdit *pd_saved_search_new_edit (const char *name,
                                  PdSearchQuery *query,
                                  gboolean exact);
PdEdit *pd_saved_search_rename_edit (const char *saved_search_id,
                                     const char *name);
PdEdit *pd_saved_search_delete_edit (const char *saved_search_id);

PdSearchQuery *pd_saved_search_load (PdProject *project,
                                     const char *name,
                                     gboolean *exact,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
