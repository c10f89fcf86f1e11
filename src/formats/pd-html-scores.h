#pragma once

#include "pd-html-hints.h"
#include "pd-html-measures.h"

G_BEGIN_DECLS

GArray *pd_html_scores_find_content (PdHtmlTree *tree,
                                     const PdHtmlHint *hints,
                                     GArray *paragraphs,
                                     PdHtmlMeasures *measures,
                                     gboolean uses_names);

G_END_DECLS
