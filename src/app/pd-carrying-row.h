#pragma once

#include <adwaita.h>

#include "pd-carrying-item.h"

G_BEGIN_DECLS

#define PD_TYPE_CARRYING_ROW (pd_carrying_row_get_type ())
G_DECLARE_FINAL_TYPE (PdCarryingRow, pd_carrying_row, PD, CARRYING_ROW, GtkWidget)

GtkWidget *pd_carrying_row_new (void);

PdCarryingItem *pd_carrying_row_get_item (PdCarryingRow *self);
void pd_carrying_row_set_item (PdCarryingRow *self,
                               PdCarryingItem *item);

G_END_DECLS
