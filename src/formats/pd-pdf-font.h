#pragma once

#include "pd-glyph.h"

G_BEGIN_DECLS

PdGlyphStyle pd_pdf_font_get_style (const char *name);

G_END_DECLS
