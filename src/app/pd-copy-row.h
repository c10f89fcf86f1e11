#pragma once

#include <gtk/gtk.h>

#include "pd-copy-item.h"

G_BEGIN_DECLS

GtkWidget *pd_copy_row_new (void);
void pd_copy_row_show (GtkWidget *row,
                       PdCopyItem *item);
GtkWidget *pd_copy_row_new_head (const char *action,
                                 GCallback on_clicked,
                                 gpointer object);
void pd_copy_row_show_head (GtkWidget *head,
                            const char *title);

G_END_DECLS
