#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void pd_row_button_add (GtkWidget *row,
                        const char *icon,
                        const char *label,
                        gboolean enabled,
                        GCallback callback,
                        gpointer object);

G_END_DECLS
