#pragma once

#include <adwaita.h>

#include "pd-reading-view-page.h"

G_BEGIN_DECLS

/* What cards in the margin show of a highlight. */

void pd_margin_mark_show_tags (AdwWrapBox *box,
                               PdReadingViewPage *page,
                               GPtrArray *rows,
                               GdkRGBA *colour);
void pd_margin_mark_get_stripe (GtkWidget *card,
                                const GdkRGBA *colour,
                                GdkRGBA *stripe);
void pd_margin_mark_show_mentions (GtkBox *box,
                                   PdReadingViewPage *page,
                                   GPtrArray *mentions,
                                   GCallback on_clicked,
                                   gpointer card);
void pd_margin_mark_show_note (GtkLabel *label,
                               PdRecord *highlight);
void pd_margin_mark_show_coder (GtkLabel *label,
                                PdReadingViewPage *page,
                                PdRecord *highlight);
char *pd_margin_mark_describe (const char *quote,
                               AdwWrapBox *tags,
                               GtkLabel *note);

G_END_DECLS
