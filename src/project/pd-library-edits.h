#pragma once

#include "pd-edit.h"

G_BEGIN_DECLS

/* What is done to one article or to 100,000, and to the groups and fields they are in: each an edit, to be performed with
 * pd_project_perform(), that is one step of undo. Articles are given by their rows in the project file (gint64), which
 * pd_article_list_get_row() and pd_project_find_articles() tell. */

PdEdit *pd_library_edit_values (GArray *articles,
                                PdRecord *values);
PdEdit *pd_library_edit_star (GArray *articles,
                              gboolean starred);
PdEdit *pd_library_edit_exclude (GArray *articles,
                                 const char *reason);
PdEdit *pd_library_edit_state (GArray *articles,
                               const char *state,
                               const char *coder_id);

PdEdit *pd_library_edit_remove (GArray *articles);

PdEdit *pd_library_edit_new_group (const char *name,
                                   const char *note,
                                   GArray *articles,
                                   char **group_id);
PdEdit *pd_library_edit_group (const char *group_id,
                               const char *name,
                               const char *note);
PdEdit *pd_library_edit_delete_group (const char *group_id);
PdEdit *pd_library_edit_add_to_group (GArray *articles,
                                      const char *group_id);
PdEdit *pd_library_edit_remove_from_group (GArray *articles,
                                           const char *group_id);

PdEdit *pd_library_edit_new_field (const char *name,
                                   const char *type,
                                   const char *const *choices,
                                   const char *note,
                                   char **field_id);
PdEdit *pd_library_edit_field (const char *field_id,
                               const char *name,
                               const char *type,
                               const char *const *choices,
                               const char *note);
PdEdit *pd_library_edit_delete_field (const char *field_id);
PdEdit *pd_library_edit_field_value (GArray *articles,
                                     const char *field_id,
                                     const char *value);

GStrv pd_library_parse_choices (const char *json);

G_END_DECLS
