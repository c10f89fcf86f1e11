#pragma once

#include "pd-project.h"

G_BEGIN_DECLS

#define PD_TYPE_PLANNED_EDIT (pd_planned_edit_get_type ())
G_DECLARE_DERIVABLE_TYPE (PdPlannedEdit, pd_planned_edit, PD, PLANNED_EDIT, GObject)

/**
 * PdPlannedEditClass:
 * @plan: finds out the steps of @edit. It is called in the transaction that does them, with the UUID of who does it; what is too much for single
 *   steps it may do itself. It returns whether it can be done, and otherwise sets @error to a sentence
 */
struct _PdPlannedEditClass
{
  GObjectClass parent_class;

  gboolean (*plan) (PdPlannedEdit *self,
                    PdConnection *connection,
                    const char *coder_id,
                    PdEdit *edit,
                    GError **error);
};

void pd_planned_edit_set_label (PdPlannedEdit *self,
                                const char *label);
const char *pd_planned_edit_get_label (PdPlannedEdit *self);
char *pd_planned_edit_join_notes (const char *note,
                                  const char *other);

gboolean pd_project_perform_planned_edit (PdProject *self,
                                          PdPlannedEdit *edit,
                                          GCancellable *cancellable,
                                          GError **error);
void pd_project_perform_planned_edit_async (PdProject *self,
                                            PdPlannedEdit *edit,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean pd_project_perform_planned_edit_finish (PdProject *self,
                                                 GAsyncResult *result,
                                                 GError **error);

G_END_DECLS
