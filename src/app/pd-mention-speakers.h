#pragma once

#include <adwaita.h>

#include "pd-catalogue.h"
#include "pd-match-cache.h"
#include "pd-text.h"

G_BEGIN_DECLS

#define PD_TYPE_MENTION_SPEAKERS (pd_mention_speakers_get_type ())
G_DECLARE_FINAL_TYPE (PdMentionSpeakers, pd_mention_speakers, PD, MENTION_SPEAKERS, AdwPreferencesGroup)

void pd_mention_speakers_set_up (PdMentionSpeakers *self,
                                 PdCatalogue *catalogue,
                                 PdMatchCache *cache,
                                 GtkWidget *innermost);
void pd_mention_speakers_load (PdMentionSpeakers *self,
                               GPtrArray *attributions);
GPtrArray *pd_mention_speakers_dup_found (PdMentionSpeakers *self,
                                          PdText *text,
                                          guint start,
                                          guint end);
void pd_mention_speakers_take (PdMentionSpeakers *self,
                               GPtrArray *speakers);
GPtrArray *pd_mention_speakers_dup_speakers (PdMentionSpeakers *self);

G_END_DECLS
