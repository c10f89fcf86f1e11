#pragma once

#include "pd-html-hints.h"
#include "pd-html-measures.h"

G_BEGIN_DECLS

void pd_html_trim (PdHtmlTree *tree,
                   const PdHtmlHint *hints,
                   PdHtmlMeasures *measures,
                   GArray *content,
                   gboolean uses_names,
                   guint8 *verdicts);

G_END_DECLS
