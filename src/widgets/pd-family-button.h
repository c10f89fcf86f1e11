#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *pd_family_button_new_article (const char *title,
                                         const char *source,
                                         const char *day,
                                         gboolean is_origin);
GtkWidget *pd_family_button_new_copy (const char *label,
                                      const char *summary);

G_END_DECLS
