#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PD_TYPE_SHARE_BAR (pd_share_bar_get_type ())
G_DECLARE_FINAL_TYPE (PdShareBar, pd_share_bar, PD, SHARE_BAR, GtkWidget)

void pd_share_bar_set_share (PdShareBar *self,
                             double share);

G_END_DECLS
