#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_RECENT_ROW (pd_recent_row_get_type ())
G_DECLARE_FINAL_TYPE (PdRecentRow, pd_recent_row, PD, RECENT_ROW, AdwActionRow)

GtkWidget *pd_recent_row_new (GFile *file);
GFile *pd_recent_row_get_file (PdRecentRow *self);

G_END_DECLS
