#pragma once

#include <adwaita.h>

#include "pd-reading-view-page.h"

G_BEGIN_DECLS

#define PD_TYPE_MARGIN_CODERS (pd_margin_coders_get_type ())
G_DECLARE_FINAL_TYPE (PdMarginCoders, pd_margin_coders, PD, MARGIN_CODERS, AdwBin)

void pd_margin_coders_set_page (PdMarginCoders *self,
                                PdReadingViewPage *page);

G_END_DECLS
