#pragma once

#include "pd-search-tally.h"

G_BEGIN_DECLS

#define PD_TYPE_HIT_GROUP (pd_hit_group_get_type ())
G_DECLARE_FINAL_TYPE (PdHitGroup, pd_hit_group, PD, HIT_GROUP, GObject)

PdHitGroup *pd_hit_group_new (const PdSearchGroup *group,
                              const char *nameless,
                              const char *field,
                              guint64 most);

const char *pd_hit_group_get_label (PdHitGroup *self);
guint64 pd_hit_group_get_hits (PdHitGroup *self);
guint64 pd_hit_group_get_articles (PdHitGroup *self);
double pd_hit_group_get_share (PdHitGroup *self);
char *pd_hit_group_dup_summary (PdHitGroup *self);
char *pd_hit_group_dup_addition (PdHitGroup *self);

G_END_DECLS
