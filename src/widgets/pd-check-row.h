#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_CHECK_ROW (pd_check_row_get_type ())

G_DECLARE_FINAL_TYPE (PdCheckRow, pd_check_row, PD, CHECK_ROW, AdwActionRow)

GtkWidget *pd_check_row_new (const char *title,
                             GtkWidget *check);

G_END_DECLS
