#pragma once

#include <adwaita.h>

#include "pd-reading-view-page.h"

G_BEGIN_DECLS

#define PD_TYPE_MARGIN (pd_margin_get_type ())
G_DECLARE_FINAL_TYPE (PdMargin, pd_margin, PD, MARGIN, AdwBin)

void pd_margin_set_page (PdMargin *self,
                         PdReadingViewPage *page);
void pd_margin_set_active (PdMargin *self,
                           const char *highlight_id);

G_END_DECLS
