#pragma once

#include <pango/pango.h>

#include "pd-comparison.h"

G_BEGIN_DECLS

#define PD_TYPE_COMPARE_ITEM (pd_compare_item_get_type ())
G_DECLARE_FINAL_TYPE (PdCompareItem, pd_compare_item, PD, COMPARE_ITEM, GObject)

PdCompareItem *pd_compare_item_new (PdComparison *comparison,
                                    guint index);

PdComparison *pd_compare_item_get_comparison (PdCompareItem *self);
guint pd_compare_item_get_index (PdCompareItem *self);
const PdComparedPassage *pd_compare_item_get_passage (PdCompareItem *self);
const PdAlignedEdit *pd_compare_item_get_edits (PdCompareItem *self,
                                                guint *n_edits);
gboolean pd_compare_item_differs (PdCompareItem *self);
char *pd_compare_item_dup_side (PdCompareItem *self,
                                gboolean is_first);
PangoAttrList *pd_compare_item_dup_attributes (PdCompareItem *self,
                                               gboolean is_first);
void pd_compare_item_mark (PangoAttrList *list,
                           gboolean is_first,
                           guint start,
                           guint end);
char *pd_compare_item_dup_summary (PdCompareItem *self);
guint pd_compare_item_find (GListModel *items,
                            guint index);

G_END_DECLS
