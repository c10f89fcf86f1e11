#pragma once

#include <adwaita.h>

#include "pd-project.h"

G_BEGIN_DECLS

#define PD_TYPE_EXTRACTION_DIALOG (pd_extraction_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdExtractionDialog, pd_extraction_dialog, PD, EXTRACTION_DIALOG, AdwDialog)

AdwDialog *pd_extraction_dialog_new (PdProject *project,
                                     const char *article_id);

G_END_DECLS
