#pragma once

#include "pd-project.h"

G_BEGIN_DECLS

#define PD_TYPE_CLAIM_EDIT (pd_claim_edit_get_type ())
G_DECLARE_FINAL_TYPE (PdClaimEdit, pd_claim_edit, PD, CLAIM_EDIT, GObject)

/* What is done to claims, and to those who say them: each one step of undo. What it comes to is found out in the transaction that does
 * it, so that nothing that somebody else did meanwhile is lost. */

PdClaimEdit *pd_claim_edit_judge (PdRecord *judgement,
                                  GPtrArray *evidence);
PdClaimEdit *pd_claim_edit_merge (const char *claim_id,
                                  const char *merged_id);
PdClaimEdit *pd_claim_edit_split (const char *claim_id,
                                  const char *const *mention_ids,
                                  const char *statement,
                                  char **new_claim_id);
PdClaimEdit *pd_claim_edit_relate (const char *claim_id,
                                   const char *relation,
                                   const char *other_claim_id,
                                   const char *note);
PdClaimEdit *pd_claim_edit_merge_names (const char *name_id,
                                        const char *merged_id);
PdClaimEdit *pd_claim_edit_split_name (const char *name_alias_id,
                                       char **new_name_id);

gboolean pd_project_perform_claim_edit (PdProject *self,
                                        PdClaimEdit *edit,
                                        GCancellable *cancellable,
                                        GError **error);
void pd_project_perform_claim_edit_async (PdProject *self,
                                          PdClaimEdit *edit,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean pd_project_perform_claim_edit_finish (PdProject *self,
                                               GAsyncResult *result,
                                               GError **error);

G_END_DECLS
