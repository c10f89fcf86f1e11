#pragma once

#include "pd-html-metadata.h"

G_BEGIN_DECLS

void pd_html_saved_read_comment (PdHtmlMetadata *metadata,
                                 const char *comment,
                                 gsize n_bytes);
void pd_html_saved_read_script (PdHtmlMetadata *metadata,
                                const char *script,
                                gsize n_bytes);

G_END_DECLS
