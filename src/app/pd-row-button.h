#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *pd_row_button_new (const char *icon,
                              const char *label,
                              GCallback callback,
                              gpointer object);

G_END_DECLS
