#pragma once

#include <gtk/gtk.h>

#include "pd-frequency-list.h"

G_BEGIN_DECLS

void pd_words_columns_add (GtkColumnView *view);
void pd_words_columns_show (GtkColumnView *view,
                            PdFrequencyKind kind);
gboolean pd_words_columns_get_order (GtkColumnView *view,
                                     PdFrequencyColumn *column,
                                     gboolean *descending);

G_END_DECLS
