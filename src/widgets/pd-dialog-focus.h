#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void pd_dialog_focus (AdwDialog *dialog,
                      GtkWidget *widget);

G_END_DECLS
