#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_FIND_BAR (pd_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (PdFindBar, pd_find_bar, PD, FIND_BAR, AdwBin)

void pd_find_bar_show (PdFindBar *self,
                       guint current,
                       guint n_found);
void pd_find_bar_hide (PdFindBar *self);

G_END_DECLS
