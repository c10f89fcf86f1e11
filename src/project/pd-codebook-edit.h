#pragma once

#include "pd-planned-edit.h"
#include "pd-tag-outline.h"

G_BEGIN_DECLS

/**
 * PdCodebookStep:
 * @PD_CODEBOOK_UP: before the tag that stands before it
 * @PD_CODEBOOK_DOWN: behind the tag that stands behind it
 * @PD_CODEBOOK_OUT: beside the tag that it is nested under, behind it
 * @PD_CODEBOOK_IN: under the tag that stands before it, as the last
 *
 * Where a tag can go in one step.
 */
typedef enum
{
  PD_CODEBOOK_UP,
  PD_CODEBOOK_DOWN,
  PD_CODEBOOK_OUT,
  PD_CODEBOOK_IN,
} PdCodebookStep;

#define PD_TYPE_CODEBOOK_EDIT (pd_codebook_edit_get_type ())
G_DECLARE_FINAL_TYPE (PdCodebookEdit, pd_codebook_edit, PD, CODEBOOK_EDIT, PdPlannedEdit)

/* What is done to the codebook: each one step of undo, performed with pd_project_perform_planned_edit(). Of two tags beside each other none has the name of
 * the other, and none is nested under itself. */

PdCodebookEdit *pd_codebook_edit_add (const char *parent_id,
                                      const char *typed);
PdCodebookEdit *pd_codebook_edit_change (PdRecord *tag);
PdCodebookEdit *pd_codebook_edit_move (const char *tag_id,
                                       const char *parent_id,
                                       const char *before_id);
PdCodebookEdit *pd_codebook_edit_step (const char *tag_id,
                                       PdCodebookStep step);
PdCodebookEdit *pd_codebook_edit_merge (const char *tag_id,
                                        const char *merged_id);
PdCodebookEdit *pd_codebook_edit_split (const char *tag_id,
                                        const char *const *highlight_tag_ids,
                                        const char *name,
                                        gboolean nested);
PdCodebookEdit *pd_codebook_edit_retag (const char *tag_id,
                                        const char *const *highlight_tag_ids,
                                        const char *other_id);
PdCodebookEdit *pd_codebook_edit_remove (const char *tag_id);
PdCodebookEdit *pd_codebook_edit_import (PdTagOutline *outline);

PdEdit *pd_codebook_edit_example (const char *highlight_tag_id,
                                  gboolean example);
PdEdit *pd_codebook_edit_memo (const char *tag_id,
                               const char *memo_id,
                               const char *body);

const char *pd_codebook_edit_get_tag_id (PdCodebookEdit *self);

G_END_DECLS
