#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwToast *pd_toast_new (const char *message);
void pd_toast_add (GtkWidget *widget,
                   AdwToast *toast);
void pd_toast_show (GtkWidget *widget,
                    const char *message);

G_END_DECLS
