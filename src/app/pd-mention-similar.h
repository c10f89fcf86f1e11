#pragma once

#include <adwaita.h>

#include "pd-project.h"

G_BEGIN_DECLS

#define PD_TYPE_MENTION_SIMILAR (pd_mention_similar_get_type ())
G_DECLARE_FINAL_TYPE (PdMentionSimilar, pd_mention_similar, PD, MENTION_SIMILAR, AdwPreferencesGroup)

/* Signals: picked (PdRecord *claim). */

void pd_mention_similar_propose (PdMentionSimilar *self,
                                 PdProject *project,
                                 const char *passage);

G_END_DECLS
