#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pd_column_titles_take_keys (GtkColumnView *view);
gboolean pd_column_titles_go_to_rows (GtkColumnView *view);

G_END_DECLS
