#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void pd_alert_focus (AdwAlertDialog *alert,
                     GtkWidget *widget);

G_END_DECLS
