#pragma once

#include "pd-anchor.h"
#include "pd-record.h"

G_BEGIN_DECLS

PdRecord *pd_highlight_new (PdSegmenter *segmenter,
                            const char *article_id,
                            guint start,
                            guint end,
                            const char *made_by);
PdRecord *pd_highlight_new_span (PdSegmenter *segmenter,
                                 const char *highlight_id,
                                 guint start,
                                 guint end);

G_END_DECLS
