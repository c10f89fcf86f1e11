#pragma once

#include "pd-html-verdict.h"
#include "pd-html-tree.h"
#include "pd-text-builder.h"

G_BEGIN_DECLS

void pd_html_writer_write (PdTextBuilder *builder,
                           PdHtmlTree *tree,
                           const guint8 *verdicts,
                           guint headline,
                           guint byline);

G_END_DECLS
