#pragma once

#include "pd-html-hints.h"

G_BEGIN_DECLS

void pd_html_sections_mark (PdHtmlTree *tree,
                            PdHtmlHint *hints);

G_END_DECLS
