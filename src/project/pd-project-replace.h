#pragma once

#include "pd-project.h"
#include "pd-source-reader.h"
#include "pd-text-change.h"

G_BEGIN_DECLS

/* Another text for an article. A change is one step of undo, and tells what became of the highlights. */

PdTextChange *pd_project_replace_text (PdProject *self,
                                       const char *article_id,
                                       PdDocument *document,
                                       GCancellable *cancellable,
                                       GError **error);
void pd_project_replace_text_async (PdProject *self,
                                    const char *article_id,
                                    PdDocument *document,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
PdTextChange *pd_project_replace_text_finish (PdProject *self,
                                              GAsyncResult *result,
                                              GError **error);

PdTextChange *pd_project_reread (PdProject *self,
                                 const char *article_id,
                                 const PdReadOptions *options,
                                 GCancellable *cancellable,
                                 GError **error);
void pd_project_reread_async (PdProject *self,
                              const char *article_id,
                              const PdReadOptions *options,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
PdTextChange *pd_project_reread_finish (PdProject *self,
                                        GAsyncResult *result,
                                        GError **error);

G_END_DECLS
