#pragma once

#include <adwaita.h>

#include "pd-reading-view-page.h"

G_BEGIN_DECLS

#define PD_TYPE_DETAILS (pd_details_get_type ())
G_DECLARE_FINAL_TYPE (PdDetails, pd_details, PD, DETAILS, AdwBin)

void pd_details_set_page (PdDetails *self,
                          PdReadingViewPage *page);

G_END_DECLS
