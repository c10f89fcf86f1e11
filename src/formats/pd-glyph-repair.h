#pragma once

#include "pd-glyph-page.h"

G_BEGIN_DECLS

gsize pd_glyph_repair (GPtrArray *pages);

G_END_DECLS
