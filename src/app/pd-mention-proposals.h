#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PdMentionProposal:
 * @row: where a field is typed, or the approximation is chosen
 * @value: (nullable): what is proposed for it
 *
 * A field of what is proposed.
 */
typedef struct
{
  AdwPreferencesRow *row;
  const char *value;
} PdMentionProposal;

#define PD_TYPE_MENTION_PROPOSALS (pd_mention_proposals_get_type ())
G_DECLARE_FINAL_TYPE (PdMentionProposals, pd_mention_proposals, PD, MENTION_PROPOSALS, AdwBin)

void pd_mention_proposals_set_caption (PdMentionProposals *self,
                                       const char *caption);
void pd_mention_proposals_add (PdMentionProposals *self,
                               const char *label,
                               const char *name,
                               const PdMentionProposal *fields,
                               guint n_fields);
void pd_mention_proposals_take (PdMentionProposals *self,
                                guint index);

G_END_DECLS
