#pragma once

#include "pd-codebook-edit.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PdCodebookChange:
 * @PD_CODEBOOK_REMOVES: a tag is removed
 * @PD_CODEBOOK_MERGES: a tag becomes part of another
 * @PD_CODEBOOK_MOVES: a tag is nested elsewhere
 * @PD_CODEBOOK_IMPORTS: tags of another codebook are added
 *
 * What is to be confirmed.
 */
typedef enum
{
  PD_CODEBOOK_REMOVES,
  PD_CODEBOOK_MERGES,
  PD_CODEBOOK_MOVES,
  PD_CODEBOOK_IMPORTS,
} PdCodebookChange;

#define PD_TYPE_CODEBOOK_CONFIRM (pd_codebook_confirm_get_type ())
G_DECLARE_FINAL_TYPE (PdCodebookConfirm, pd_codebook_confirm, PD, CODEBOOK_CONFIRM, AdwAlertDialog)

/* Signal: accepted (). */

AdwDialog *pd_codebook_confirm_new (PdProject *project,
                                    PdCodebookEdit *edit,
                                    PdCodebookChange change,
                                    const char *heading);

G_END_DECLS
