#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pd_list_focus_follow (GtkListView *view);

G_END_DECLS
