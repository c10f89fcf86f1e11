#pragma once

#include <gtk/gtk.h>

#include "pd-hit-item.h"
#include "pd-lazy-row.h"

G_BEGIN_DECLS

#define PD_TYPE_HIT_ROW (pd_hit_row_get_type ())
G_DECLARE_FINAL_TYPE (PdHitRow, pd_hit_row, PD, HIT_ROW, PdLazyRow)

GtkWidget *pd_hit_row_new (void);

void pd_hit_row_set_item (PdHitRow *self,
                          PdHitItem *item);

G_END_DECLS
