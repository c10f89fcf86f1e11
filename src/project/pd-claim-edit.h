#pragma once

#include "pd-planned-edit.h"

G_BEGIN_DECLS

#define PD_TYPE_CLAIM_EDIT (pd_claim_edit_get_type ())
G_DECLARE_FINAL_TYPE (PdClaimEdit, pd_claim_edit, PD, CLAIM_EDIT, PdPlannedEdit)

/* What is done to claims, and to those who say them: each one step of undo, performed with pd_project_perform_planned_edit(). */

PdClaimEdit *pd_claim_edit_judge (PdRecord *judgement,
                                  GPtrArray *evidence);
PdClaimEdit *pd_claim_edit_reword (const char *claim_id,
                                   const char *statement);
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

G_END_DECLS
