#pragma once

#include <adwaita.h>

#include "pd-mention-edit.h"

G_BEGIN_DECLS

#define PD_TYPE_MENTION_SPEAKER_ROW (pd_mention_speaker_row_get_type ())
G_DECLARE_FINAL_TYPE (PdMentionSpeakerRow, pd_mention_speaker_row, PD, MENTION_SPEAKER_ROW, AdwExpanderRow)

GtkWidget *pd_mention_speaker_row_new (gboolean innermost);

GtkWidget *pd_mention_speaker_row_get_name_row (PdMentionSpeakerRow *self);
void pd_mention_speaker_row_set_name (PdMentionSpeakerRow *self,
                                      PdRecord *name);
void pd_mention_speaker_row_load (PdMentionSpeakerRow *self,
                                  PdRecord *attribution,
                                  PdRecord *name);
void pd_mention_speaker_row_set_speaker (PdMentionSpeakerRow *self,
                                         const PdMentionSpeaker *speaker);
PdMentionSpeaker *pd_mention_speaker_row_dup_speaker (PdMentionSpeakerRow *self);

G_END_DECLS
