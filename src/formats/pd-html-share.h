#pragma once

#include "pd-html-hints.h"

G_BEGIN_DECLS

void pd_html_share_mark (PdHtmlTree *tree,
                         const PdHtmlHint *hints,
                         guint8 *verdicts);

G_END_DECLS
