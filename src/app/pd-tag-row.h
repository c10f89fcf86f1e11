#pragma once

#include "pd-tag-node.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_TAG_ROW (pd_tag_row_get_type ())
G_DECLARE_FINAL_TYPE (PdTagRow, pd_tag_row, PD, TAG_ROW, AdwBin)

/* Property: summary. Signals: picked (), menu-requested (double x, double y). */

GtkWidget *pd_tag_row_new (void);

PdTagNode *pd_tag_row_get_node (PdTagRow *self);
GtkTreeListRow *pd_tag_row_get_list_row (PdTagRow *self);
void pd_tag_row_set_list_row (PdTagRow *self,
                              GtkTreeListRow *list_row);

G_END_DECLS
