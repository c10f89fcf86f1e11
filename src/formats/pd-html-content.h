#pragma once

#include "pd-html-hints.h"

G_BEGIN_DECLS

guint8 *pd_html_content_find (PdHtmlTree *tree,
                              const PdHtmlHint *hints,
                              const guint8 *known);

G_END_DECLS
