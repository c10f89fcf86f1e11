#pragma once

#include "pd-html-metadata.h"

G_BEGIN_DECLS

void pd_html_metadata_finder_run (PdHtmlTree *tree,
                                  PdHtmlMetadata *metadata);
char *pd_html_metadata_finder_find_title (PdHtmlTree *tree);
GPtrArray *pd_html_metadata_finder_find_headings (PdHtmlTree *tree);

G_END_DECLS
