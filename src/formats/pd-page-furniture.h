#pragma once

#include "pd-glyph-page.h"

G_BEGIN_DECLS

void pd_page_furniture_find (GPtrArray *pages,
                             double body_size);

G_END_DECLS
