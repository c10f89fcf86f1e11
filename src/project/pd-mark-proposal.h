#pragma once

#include "pd-carried-mention.h"
#include "pd-carrying-difference.h"
#include "pd-edit.h"

G_BEGIN_DECLS

/**
 * PdMarkProposal:
 * @highlight: the highlight that is to be carried over
 * @tags: (element-type PdRecord): the tags that are on it
 * @mentions: (element-type PdCarriedMention): the mentions of claims that are on it
 * @outcome: what became of the passage
 * @doubts: what a person should look at
 * @differences: (element-type PdCarryingDifference): the same in words
 * @target: (nullable): the highlight that it would be in the other article; %NULL where that does not have the passage
 * @there: (nullable): the UUID of the person's own highlight that is on this passage already, with less on it
 * @there_note: (nullable): the note of that
 * @held: (nullable) (element-type utf8): the UUIDs of the tags and claims that @there has
 * @refusals: (element-type PdRecord): the person's refusals of it; empty where it was not refused
 *
 * A highlight of an article, and what it would be in a copy.
 */
typedef struct
{
  PdRecord *highlight;
  GPtrArray *tags;
  GPtrArray *mentions;
  PdCarryingOutcome outcome;
  PdCarryingDoubts doubts;
  GPtrArray *differences;
  PdRecord *target;
  char *there;
  char *there_note;
  GHashTable *held;
  GPtrArray *refusals;
} PdMarkProposal;

PdMarkProposal *pd_mark_proposal_new (PdRecord *highlight);
void pd_mark_proposal_free (PdMarkProposal *self);

gboolean pd_mark_proposal_is_certain (const PdMarkProposal *self);

PdEdit *pd_mark_proposals_accept (GPtrArray *proposals);
PdEdit *pd_mark_proposals_refuse (GPtrArray *proposals);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdMarkProposal, pd_mark_proposal_free)

G_END_DECLS
