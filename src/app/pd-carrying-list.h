#pragma once

#include <gtk/gtk.h>

#include "pd-carrying-item.h"

G_BEGIN_DECLS

#define PD_TYPE_CARRYING_LIST (pd_carrying_list_get_type ())
G_DECLARE_FINAL_TYPE (PdCarryingList, pd_carrying_list, PD, CARRYING_LIST, GtkWidget)

gboolean pd_carrying_list_is_empty (PdCarryingList *self);
void pd_carrying_list_set_items (PdCarryingList *self,
                                 GPtrArray *items);
void pd_carrying_list_clear (PdCarryingList *self);

G_END_DECLS
