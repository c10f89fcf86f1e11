#pragma once

#include "pd-reading-view-page.h"

G_BEGIN_DECLS

const char *pd_mention_get_statement (PdReadingViewPage *page,
                                      PdRecord *mention);
char *pd_mention_dup_speaker (PdReadingViewPage *page,
                              PdRecord *mention);
char *pd_mention_dup_figure (PdRecord *mention);
char *pd_mention_summarise (PdReadingViewPage *page,
                            PdRecord *mention);

G_END_DECLS
