#pragma once

#include "pd-tag-outline.h"

G_BEGIN_DECLS

char *pd_qdc_description_join (const PdTagEntry *entry);
void pd_qdc_description_split (PdTagOutline *outline,
                               int index,
                               const char *description);

G_END_DECLS
