#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pd_claims_columns_add (GtkColumnView *view);
void pd_claims_columns_set_compact (GtkColumnView *view,
                                    gboolean compact);

G_END_DECLS
