#pragma once

#include "pd-html-hints.h"

G_BEGIN_DECLS

guint8 *pd_html_content_find (PdHtmlTree *tree,
                              const PdHtmlHint *hints);

G_END_DECLS
