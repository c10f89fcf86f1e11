#pragma once

#include "pd-extraction.h"
#include "pd-project.h"
#include "pd-segmenter.h"
#include "pd-text-change.h"

G_BEGIN_DECLS

/* What an article's text leaves out of what was extracted, and how to change that. A change is one step of undo, and tells what
 * became of the highlights. */

PdExtraction *pd_project_load_extraction (PdProject *self,
                                          const char *article_id,
                                          GCancellable *cancellable,
                                          GError **error);
void pd_project_load_extraction_async (PdProject *self,
                                       const char *article_id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
PdExtraction *pd_project_load_extraction_finish (PdProject *self,
                                                 GAsyncResult *result,
                                                 GError **error);

PdTextChange *pd_project_set_cuts (PdProject *self,
                                   const char *article_id,
                                   PdText *extracted,
                                   GArray *cuts,
                                   const char *label,
                                   GCancellable *cancellable,
                                   GError **error);
void pd_project_set_cuts_async (PdProject *self,
                                const char *article_id,
                                PdText *extracted,
                                GArray *cuts,
                                const char *label,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
PdTextChange *pd_project_set_cuts_finish (PdProject *self,
                                          GAsyncResult *result,
                                          GError **error);

gboolean pd_project_place_highlight (PdProject *self,
                                     PdSegmenter *segmenter,
                                     const char *highlight_id,
                                     guint start,
                                     guint end,
                                     GCancellable *cancellable,
                                     GError **error);
void pd_project_place_highlight_async (PdProject *self,
                                       PdSegmenter *segmenter,
                                       const char *highlight_id,
                                       guint start,
                                       guint end,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean pd_project_place_highlight_finish (PdProject *self,
                                            GAsyncResult *result,
                                            GError **error);

G_END_DECLS
