#pragma once

#include "pd-html-metadata.h"

G_BEGIN_DECLS

void pd_html_byline_read (PdHtmlTree *tree,
                          guint node,
                          gboolean is_author,
                          PdHtmlMetadata *metadata);

G_END_DECLS
