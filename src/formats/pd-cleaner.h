#pragma once

#include "pd-block-list.h"
#include "pd-sniffer.h"

G_BEGIN_DECLS

void pd_cleaner_clean (PdBlockList *blocks,
                       PdDocument *document,
                       PdFormat format,
                       const char *page_title,
                       const char *file_name);

G_END_DECLS
