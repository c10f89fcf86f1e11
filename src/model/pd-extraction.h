#pragma once

#include "pd-cut.h"

G_BEGIN_DECLS

#define PD_TYPE_EXTRACTION (pd_extraction_get_type ())
G_DECLARE_FINAL_TYPE (PdExtraction, pd_extraction, PD, EXTRACTION, GObject)

PdExtraction *pd_extraction_new (PdText *extracted,
                                 PdText *text,
                                 GArray *cuts,
                                 gboolean is_kept);

PdText *pd_extraction_get_extracted (PdExtraction *self);
PdText *pd_extraction_get_text (PdExtraction *self);
GArray *pd_extraction_get_cuts (PdExtraction *self);
gboolean pd_extraction_get_is_kept (PdExtraction *self);

const PdTextMap *pd_extraction_get_map (PdExtraction *self);
gboolean pd_extraction_get_is_exact (PdExtraction *self);

G_END_DECLS
