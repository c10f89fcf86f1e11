#pragma once

#include <adwaita.h>

#include "pd-project.h"

G_BEGIN_DECLS

#define PD_TYPE_CODEBOOK_VERSION_PAGE (pd_codebook_version_page_get_type ())
G_DECLARE_FINAL_TYPE (PdCodebookVersionPage, pd_codebook_version_page, PD, CODEBOOK_VERSION_PAGE, AdwNavigationPage)

AdwNavigationPage *pd_codebook_version_page_new (PdProject *project,
                                                 PdRecord *version,
                                                 GPtrArray *versions);

G_END_DECLS
