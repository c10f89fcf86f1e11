#pragma once

#include "pd-search-hits.h"

G_BEGIN_DECLS

/**
 * PdHitOrder:
 * @PD_HIT_ORDER_ARTICLE: as they stand in the articles, one article after the other
 * @PD_HIT_ORDER_DATE: by when the articles were published
 * @PD_HIT_ORDER_LEFT: by what stands before them, read backwards
 * @PD_HIT_ORDER_RIGHT: by what stands behind them
 *
 * What hits are sorted by.
 */
typedef enum
{
  PD_HIT_ORDER_ARTICLE,
  PD_HIT_ORDER_DATE,
  PD_HIT_ORDER_LEFT,
  PD_HIT_ORDER_RIGHT,
} PdHitOrder;

#define PD_TYPE_HIT_ITEM (pd_hit_item_get_type ())
G_DECLARE_FINAL_TYPE (PdHitItem, pd_hit_item, PD, HIT_ITEM, GObject)

PdHitItem *pd_hit_item_new (PdSearchHit *hit,
                            guint listing,
                            guint position);

PdSearchHit *pd_hit_item_get_hit (PdHitItem *self);
guint pd_hit_item_get_listing (PdHitItem *self);
gboolean pd_hit_item_get_checked (PdHitItem *self);
void pd_hit_item_set_checked (PdHitItem *self,
                              gboolean checked);
char *pd_hit_item_dup_summary (PdHitItem *self);
int pd_hit_item_compare (PdHitItem *self,
                         PdHitItem *other,
                         PdHitOrder order);

G_END_DECLS
