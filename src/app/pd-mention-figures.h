#pragma once

#include "pd-mention-proposals.h"
#include "pd-segmenter.h"

G_BEGIN_DECLS

/**
 * PdMentionFigureRows:
 *
 * Where the figure of a mention is typed, and when it is from.
 */
typedef struct
{
  AdwEntryRow *value_text;
  AdwExpanderRow *figure;
  AdwEntryRow *value_low;
  AdwEntryRow *value_high;
  AdwComboRow *approximation;
  AdwEntryRow *unit;
  AdwEntryRow *currency;
  AdwExpanderRow *subject;
  AdwEntryRow *entity;
  AdwEntryRow *measure;
  AdwEntryRow *period;
  AdwEntryRow *said_date;
  AdwEntryRow *event_from;
  AdwEntryRow *event_to;
} PdMentionFigureRows;

void pd_mention_figures_summarise (const PdMentionFigureRows *rows);
void pd_mention_figures_propose (const PdMentionFigureRows *rows,
                                 PdMentionProposals *figures,
                                 const char *passage,
                                 gboolean take);
void pd_mention_figures_propose_subjects (const PdMentionFigureRows *rows,
                                          PdMentionProposals *subjects,
                                          PdSegmenter *segmenter,
                                          guint start,
                                          guint end,
                                          const char *const *known);
void pd_mention_figures_propose_times (const PdMentionFigureRows *rows,
                                       PdMentionProposals *times,
                                       const char *passage,
                                       const char *written_on);

G_END_DECLS
