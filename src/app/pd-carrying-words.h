#pragma once

#include "pd-mark-carrying.h"

G_BEGIN_DECLS

const char *pd_carrying_words_get_outcome (const PdMarkProposal *proposal);
GStrv pd_carrying_words_list_doubts (const PdMarkProposal *proposal);
char *pd_carrying_words_dup_mention (PdMarkCarrying *carrying,
                                     const PdCarriedMention *mention);
GStrv pd_carrying_words_list_changes (const PdCarriedMention *mention);

G_END_DECLS
