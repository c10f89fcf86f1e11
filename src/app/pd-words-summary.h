#pragma once

#include "pd-frequency-list.h"

G_BEGIN_DECLS

char *pd_words_summary_new (PdFrequencyList *list,
                            gboolean are_words);

G_END_DECLS
