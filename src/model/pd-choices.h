#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The codes of every choice, as the project file and the exports write them. Each ends with NULL. */
extern const char *const pd_made_by_codes[];
extern const char *const pd_stance_codes[];
extern const char *const pd_claim_kind_codes[];
extern const char *const pd_approximation_codes[];
extern const char *const pd_attribution_mode_codes[];
extern const char *const pd_verdict_codes[];
extern const char *const pd_evidence_direction_codes[];
extern const char *const pd_claim_relation_codes[];
extern const char *const pd_refusal_kind_codes[];
extern const char *const pd_assignment_state_codes[];
extern const char *const pd_field_origin_codes[];
extern const char *const pd_cut_reason_codes[];
extern const char *const pd_block_kind_codes[];
extern const char *const pd_family_kind_codes[];
extern const char *const pd_field_type_codes[];
extern const char *const pd_import_outcome_codes[];
extern const char *const pd_duplicate_codes[];
extern const char *const pd_flow_stage_codes[];

const char *pd_cut_reason_get_label (const char *code);
const char *pd_choice_get_label (const char *code);

G_END_DECLS
