#pragma once

#include "pd-html-head.h"
#include "pd-text-builder.h"

G_BEGIN_DECLS

void pd_html_writer_write (PdTextBuilder *builder,
                           PdHtmlTree *tree,
                           const guint8 *verdicts,
                           const guint8 *roles);

G_END_DECLS
