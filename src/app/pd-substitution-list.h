#pragma once

#include <adwaita.h>

#include "pd-comparison.h"

G_BEGIN_DECLS

#define PD_TYPE_SUBSTITUTION_LIST (pd_substitution_list_get_type ())
G_DECLARE_FINAL_TYPE (PdSubstitutionList, pd_substitution_list, PD, SUBSTITUTION_LIST, AdwBin)

/* Signal: picked (guint passage). */

void pd_substitution_list_set_comparison (PdSubstitutionList *self,
                                          PdComparison *comparison);

G_END_DECLS
