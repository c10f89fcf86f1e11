#pragma once

#include <gtk/gtk.h>

#include "pd-compare-item.h"

G_BEGIN_DECLS

#define PD_TYPE_COMPARE_ROW (pd_compare_row_get_type ())
G_DECLARE_FINAL_TYPE (PdCompareRow, pd_compare_row, PD, COMPARE_ROW, GtkWidget)

GtkWidget *pd_compare_row_new (void);

void pd_compare_row_set_item (PdCompareRow *self,
                              PdCompareItem *item);

G_END_DECLS
