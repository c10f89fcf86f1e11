#pragma once

#include <gtk/gtk.h>

#include "pd-copy-item.h"

G_BEGIN_DECLS

GtkWidget *pd_copy_row_new (void);
void pd_copy_row_show (GtkWidget *row,
                       PdCopyItem *item);
GtkWidget *pd_copy_row_new_head (const char *title,
                                 const char *action,
                                 GCallback on_clicked,
                                 gpointer object);

G_END_DECLS
