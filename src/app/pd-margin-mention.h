#pragma once

#include <gtk/gtk.h>

#include "pd-reading-view-page.h"

G_BEGIN_DECLS

#define PD_TYPE_MARGIN_MENTION (pd_margin_mention_get_type ())
G_DECLARE_FINAL_TYPE (PdMarginMention, pd_margin_mention, PD, MARGIN_MENTION, GtkButton)

GtkWidget *pd_margin_mention_new (PdReadingViewPage *page,
                                  PdRecord *mention);

const char *pd_margin_mention_get_id (PdMarginMention *self);

G_END_DECLS
