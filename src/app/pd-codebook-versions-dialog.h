#pragma once

#include <adwaita.h>

#include "pd-project.h"

G_BEGIN_DECLS

#define PD_TYPE_CODEBOOK_VERSIONS_DIALOG (pd_codebook_versions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdCodebookVersionsDialog, pd_codebook_versions_dialog, PD, CODEBOOK_VERSIONS_DIALOG, AdwDialog)

AdwDialog *pd_codebook_versions_dialog_new (PdProject *project);

G_END_DECLS
