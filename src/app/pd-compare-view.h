#pragma once

#include <adwaita.h>

#include "pd-project.h"

G_BEGIN_DECLS

#define PD_TYPE_COMPARE_VIEW (pd_compare_view_get_type ())
G_DECLARE_FINAL_TYPE (PdCompareView, pd_compare_view, PD, COMPARE_VIEW, AdwBin)

/* Signals: opened (PdRecord *article, guint offset). */

void pd_compare_view_compare (PdCompareView *self,
                              PdProject *project,
                              PdRecord *a,
                              PdRecord *b);
void pd_compare_view_clear (PdCompareView *self);

G_END_DECLS
