#pragma once

#include <pango/pango.h>

#include "pd-mark-carrying.h"

G_BEGIN_DECLS

#define PD_TYPE_CARRYING_ITEM (pd_carrying_item_get_type ())
G_DECLARE_FINAL_TYPE (PdCarryingItem, pd_carrying_item, PD, CARRYING_ITEM, GObject)

PdCarryingItem *pd_carrying_item_new (PdMarkCarrying *carrying,
                                      const PdMarkProposal *proposal);

PdMarkCarrying *pd_carrying_item_get_carrying (PdCarryingItem *self);
const PdMarkProposal *pd_carrying_item_get_proposal (PdCarryingItem *self);
void pd_carrying_item_take_proposal (PdCarryingItem *self,
                                     PdCarryingItem *other);
gboolean pd_carrying_item_is_same (PdCarryingItem *self,
                                   PdCarryingItem *other);

char *pd_carrying_item_dup_side (PdCarryingItem *self,
                                 gboolean is_first);
PangoAttrList *pd_carrying_item_dup_attributes (PdCarryingItem *self,
                                                gboolean is_first);
char *pd_carrying_item_dup_summary (PdCarryingItem *self);

G_END_DECLS
