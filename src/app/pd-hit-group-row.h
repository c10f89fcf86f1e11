#pragma once

#include <adwaita.h>

#include "pd-hit-group.h"

G_BEGIN_DECLS

#define PD_TYPE_HIT_GROUP_ROW (pd_hit_group_row_get_type ())
G_DECLARE_FINAL_TYPE (PdHitGroupRow, pd_hit_group_row, PD, HIT_GROUP_ROW, AdwBin)

GtkWidget *pd_hit_group_row_new (void);

void pd_hit_group_row_set_group (PdHitGroupRow *self,
                                 PdHitGroup *group);

G_END_DECLS
