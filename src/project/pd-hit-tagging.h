#pragma once

#include "pd-project-search.h"

G_BEGIN_DECLS

/**
 * PdHitTagging:
 * @PD_HIT_TAGGING_NEW: a new highlight with the tag
 * @PD_HIT_TAGGING_ADDED: the coder's highlight on just that passage gets the tag
 * @PD_HIT_TAGGING_PRESENT: nothing, as the coder has tagged it already
 * @PD_HIT_TAGGING_CHANGED: nothing, as it does not stand there any more
 *
 * What tagging makes of a hit.
 */
typedef enum
{
  PD_HIT_TAGGING_NEW,
  PD_HIT_TAGGING_ADDED,
  PD_HIT_TAGGING_PRESENT,
  PD_HIT_TAGGING_CHANGED,
} PdHitTagging;

#define PD_N_HIT_TAGGINGS (PD_HIT_TAGGING_CHANGED + 1)

void pd_project_preview_hit_tags_async (PdProject *self,
                                        GPtrArray *hits,
                                        const char *tag_id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GArray *pd_project_preview_hit_tags_finish (PdProject *self,
                                            GAsyncResult *result,
                                            GError **error);

GArray *pd_project_tag_hits (PdProject *self,
                             GPtrArray *hits,
                             const char *tag_id,
                             const char *made_by,
                             PdEdit *edit,
                             GCancellable *cancellable,
                             GError **error);
void pd_project_tag_hits_async (PdProject *self,
                                GPtrArray *hits,
                                const char *tag_id,
                                const char *made_by,
                                PdEdit *edit,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GArray *pd_project_tag_hits_finish (PdProject *self,
                                    GAsyncResult *result,
                                    GError **error);

G_END_DECLS
