#pragma once

#include "pd-mark-carrying.h"
#include "pd-project.h"

G_BEGIN_DECLS

PdMarkCarrying *pd_project_carry_marks (PdProject *self,
                                        const char *article_id,
                                        const char *copy_id,
                                        const char *coder_id,
                                        GCancellable *cancellable,
                                        GError **error);
void pd_project_carry_marks_async (PdProject *self,
                                   const char *article_id,
                                   const char *copy_id,
                                   const char *coder_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
PdMarkCarrying *pd_project_carry_marks_finish (PdProject *self,
                                               GAsyncResult *result,
                                               GError **error);

G_END_DECLS
