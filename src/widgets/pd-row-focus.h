#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

int pd_row_focus_find (GtkListBox *list);
void pd_row_focus_keep (GtkListBox *list,
                        int position,
                        GtkWidget *otherwise);

G_END_DECLS
