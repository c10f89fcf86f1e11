#pragma once

#include "pd-record-list.h"

G_BEGIN_DECLS

void pd_library_menu_fill_states (GMenu *menu);
void pd_library_menu_fill_groups (GMenu *menu,
                                  PdRecordList *groups);

G_END_DECLS
