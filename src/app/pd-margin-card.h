#pragma once

#include <adwaita.h>

#include "pd-reading-view-page.h"

G_BEGIN_DECLS

/**
 * PdMarginRequest:
 * @PD_MARGIN_TAG: its tags are to be chosen
 * @PD_MARGIN_CLAIM: a claim is to be marked on it
 * @PD_MARGIN_NOTE: its note is to be written
 * @PD_MARGIN_REMOVE: it is to be removed
 *
 * What can be asked of a highlight in the margin.
 */
typedef enum
{
  PD_MARGIN_TAG,
  PD_MARGIN_CLAIM,
  PD_MARGIN_NOTE,
  PD_MARGIN_REMOVE,
} PdMarginRequest;

#define PD_TYPE_MARGIN_CARD (pd_margin_card_get_type ())
G_DECLARE_FINAL_TYPE (PdMarginCard, pd_margin_card, PD, MARGIN_CARD, AdwBin)

GtkWidget *pd_margin_card_new (PdReadingViewPage *page);

void pd_margin_card_set_highlight (PdMarginCard *self,
                                   const char *highlight_id);

G_END_DECLS
