#pragma once

#include <adwaita.h>

#include "pd-project.h"
#include "pd-reuse-result.h"

G_BEGIN_DECLS

#define PD_TYPE_FAMILY_PAGE (pd_family_page_get_type ())
G_DECLARE_FINAL_TYPE (PdFamilyPage, pd_family_page, PD, FAMILY_PAGE, AdwBin)

/* Signals: opened (PdRecord *article), compared (PdRecord *a, PdRecord *b). */

void pd_family_page_show (PdFamilyPage *self,
                          PdProject *project,
                          PdReuseResult *result,
                          guint index);
void pd_family_page_clear (PdFamilyPage *self);

G_END_DECLS
