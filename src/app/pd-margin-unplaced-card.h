#pragma once

#include <adwaita.h>

#include "pd-reading-view-page.h"

G_BEGIN_DECLS

#define PD_TYPE_MARGIN_UNPLACED_CARD (pd_margin_unplaced_card_get_type ())
G_DECLARE_FINAL_TYPE (PdMarginUnplacedCard, pd_margin_unplaced_card, PD, MARGIN_UNPLACED_CARD, AdwBin)

GtkWidget *pd_margin_unplaced_card_new (PdReadingViewPage *page);

void pd_margin_unplaced_card_set_highlight (PdMarginUnplacedCard *self,
                                            const char *highlight_id);

G_END_DECLS
