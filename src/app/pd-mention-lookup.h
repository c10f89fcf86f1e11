#pragma once

#include "pd-reading-view-edits.h"

G_BEGIN_DECLS

PdRecord *pd_mention_lookup_find (PdReadingViewPage *page,
                                  const char *mention_id);
char *pd_mention_lookup_dup_quote (PdReadingViewPage *page,
                                   PdRecord *mention,
                                   const PdReadingViewTarget *target);
PdRecord *pd_mention_lookup_get_claim (PdReadingViewPage *page,
                                       PdRecord *mention);
PdRecord *pd_mention_lookup_find_claim (PdReadingViewPage *page,
                                        PdRecord *mention,
                                        const char *statement);
char *pd_mention_lookup_dup_about (PdReadingViewPage *page,
                                   PdRecord *mention,
                                   const char *statement);

G_END_DECLS
