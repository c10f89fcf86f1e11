#pragma once

#include <adwaita.h>

#include "pd-reading-view-page.h"

G_BEGIN_DECLS

#define PD_TYPE_MARGIN_UNPLACED (pd_margin_unplaced_get_type ())
G_DECLARE_FINAL_TYPE (PdMarginUnplaced, pd_margin_unplaced, PD, MARGIN_UNPLACED, AdwBin)

void pd_margin_unplaced_set_page (PdMarginUnplaced *self,
                                  PdReadingViewPage *page);

G_END_DECLS
