#pragma once

#include <adwaita.h>

#include "pd-project-search.h"

G_BEGIN_DECLS

#define PD_TYPE_HIT_CHART (pd_hit_chart_get_type ())
G_DECLARE_FINAL_TYPE (PdHitChart, pd_hit_chart, PD, HIT_CHART, AdwBin)

GtkWidget *pd_hit_chart_new (void);

void pd_hit_chart_set_result (PdHitChart *self,
                              const PdSearchResult *result);

G_END_DECLS
