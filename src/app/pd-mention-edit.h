#pragma once

#include "pd-reading-view-edits.h"

G_BEGIN_DECLS

/**
 * PdMentionSpeaker:
 * @id: (nullable): the attribution, or %NULL for a new one
 * @name: (nullable): who it is
 * @anonymous: whether that stands for somebody unnamed
 * @cue: (nullable): the words that attribute
 * @mode: (nullable): one of the codes of attribution modes
 * @stance: (nullable): one of the codes of stances
 *
 * One of those who say a mention.
 */
typedef struct
{
  char *id;
  char *name;
  gboolean anonymous;
  char *cue;
  char *mode;
  char *stance;
} PdMentionSpeaker;

void pd_mention_speaker_free (PdMentionSpeaker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdMentionSpeaker, pd_mention_speaker_free)

/**
 * PdMentionForm:
 * @mention: (nullable): the mention to change, or %NULL for a new one
 * @target: what a new one is on
 * @values: the fields of the mention, as they are to be
 * @claim_id: (nullable): the claim, or %NULL for a new one
 * @statement: what the claim states
 * @kinds: (array zero-terminated=1): what kinds it is of
 * @speakers: (element-type PdMentionSpeaker): from the outermost to the innermost
 *
 * What the dialog was filled in with.
 */
typedef struct
{
  PdRecord *mention;
  const PdReadingViewTarget *target;
  PdRecord *values;
  const char *claim_id;
  const char *statement;
  const char *const *kinds;
  GPtrArray *speakers;
} PdMentionForm;

char *pd_mention_edit_fill (PdReadingViewPage *page,
                            PdEdit *edit,
                            const PdMentionForm *form);

G_END_DECLS
