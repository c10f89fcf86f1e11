#pragma once

#include <gio/gio.h>

#include "pd-hit-item.h"

G_BEGIN_DECLS

#define PD_TYPE_HIT_LIST (pd_hit_list_get_type ())
G_DECLARE_FINAL_TYPE (PdHitList, pd_hit_list, PD, HIT_LIST, GObject)

PdHitList *pd_hit_list_new (void);

guint pd_hit_list_set_hits (PdHitList *self,
                            GPtrArray *hits,
                            gboolean keep_checks);
gboolean pd_hit_list_is_filled (PdHitList *self);
gboolean pd_hit_list_is_listed (PdHitList *self,
                                PdHitItem *item);

G_END_DECLS
