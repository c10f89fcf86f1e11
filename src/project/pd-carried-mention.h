#pragma once

#include "pd-carrying.h"
#include "pd-record.h"
#include "pd-segmenter.h"

G_BEGIN_DECLS

/**
 * PdCarriedChanges:
 * @PD_CARRIED_OTHER_FIGURE: another figure stands there, and is taken from there
 * @PD_CARRIED_NO_FIGURE: which figure stands there cannot be told, so that none is carried
 * @PD_CARRIED_NO_SPEAKER: somebody else may say it there, so that nobody is carried
 * @PD_CARRIED_NO_STANCE: the meaning may be turned round, so that no stance is carried
 * @PD_CARRIED_NO_SUBJECT: what the figure is of is not named there
 * @PD_CARRIED_NO_DATE: a date there may be another one
 *
 * In what a mention is other where it is carried to.
 */
typedef enum
{
  PD_CARRIED_OTHER_FIGURE = 1 << 0,
  PD_CARRIED_NO_FIGURE = 1 << 1,
  PD_CARRIED_NO_SPEAKER = 1 << 2,
  PD_CARRIED_NO_STANCE = 1 << 3,
  PD_CARRIED_NO_SUBJECT = 1 << 4,
  PD_CARRIED_NO_DATE = 1 << 5,
} PdCarriedChanges;

/**
 * PdCarriedMention:
 * @mention: the mention, where it is carried from
 * @values: what it says where it is carried to: a mention that is on no highlight yet
 * @attributions: (element-type PdRecord): who says it there, of no mention yet
 * @changes: in what it is other
 * @figure: (nullable): the figure as it is written where it is carried from, if another one is taken
 * @speaker: (nullable): who of those that say it is not named there
 *
 * A mention of a claim, as it is where it is carried to.
 */
typedef struct
{
  PdRecord *mention;
  PdRecord *values;
  GPtrArray *attributions;
  PdCarriedChanges changes;
  char *figure;
  char *speaker;
} PdCarriedMention;

/**
 * PdCarriedPassage:
 * @carrying: both texts
 * @a_segmenter: of the first
 * @b_segmenter: of the second
 * @a_date: (nullable): the first article's date
 * @b_date: (nullable): the second's
 * @spellings: (element-type utf8 GPtrArray): how each name is written, by its UUID
 * @start: where the marked passage begins, in code points of the first text
 * @end: behind its last code point
 * @b_start: where it stands in the second text
 * @b_end: behind it there
 * @doubts: what there is to doubt
 *
 * The passage that a mention is on, and where it is carried to.
 */
typedef struct
{
  const PdCarrying *carrying;
  PdSegmenter *a_segmenter;
  PdSegmenter *b_segmenter;
  const char *a_date;
  const char *b_date;
  GHashTable *spellings;
  guint start;
  guint end;
  guint b_start;
  guint b_end;
  PdCarryingDoubts doubts;
} PdCarriedPassage;

PdCarriedMention *pd_carried_mention_new (const PdCarriedPassage *passage,
                                          PdRecord *mention,
                                          GPtrArray *attributions);
void pd_carried_mention_free (PdCarriedMention *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdCarriedMention, pd_carried_mention_free)

G_END_DECLS
