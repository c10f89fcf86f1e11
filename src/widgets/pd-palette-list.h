#pragma once

#include <gtk/gtk.h>

#include "pd-tag-choices.h"

G_BEGIN_DECLS

#define PD_TYPE_PALETTE_LIST (pd_palette_list_get_type ())
G_DECLARE_FINAL_TYPE (PdPaletteList, pd_palette_list, PD, PALETTE_LIST, GtkBox)

GtkWidget *pd_palette_list_new (PdTagChoices *choices);

PdTagChoice *pd_palette_list_get_selected (PdPaletteList *self);
void pd_palette_list_select_first (PdPaletteList *self);
gboolean pd_palette_list_move (PdPaletteList *self,
                               int by);

G_END_DECLS
