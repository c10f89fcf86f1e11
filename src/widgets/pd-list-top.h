#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pd_list_top_show (GtkListView *view);
void pd_list_top_keep (GtkListView *view);

G_END_DECLS
