#pragma once

#include <gtk/gtk.h>

#include "pd-tag-choice.h"

G_BEGIN_DECLS

#define PD_TYPE_PALETTE_ROW (pd_palette_row_get_type ())
G_DECLARE_FINAL_TYPE (PdPaletteRow, pd_palette_row, PD, PALETTE_ROW, GtkBox)

GtkWidget *pd_palette_row_new (void);

void pd_palette_row_set_choice (PdPaletteRow *self,
                                PdTagChoice *choice);
char *pd_palette_row_describe (PdTagChoice *choice);

G_END_DECLS
