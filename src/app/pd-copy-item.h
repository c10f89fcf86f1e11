#pragma once

#include "pd-project.h"
#include "pd-reuse-result.h"

G_BEGIN_DECLS

#define PD_TYPE_COPY_ITEM (pd_copy_item_get_type ())
G_DECLARE_FINAL_TYPE (PdCopyItem, pd_copy_item, PD, COPY_ITEM, GObject)

PdCopyItem *pd_copy_item_new (PdReuseResult *result,
                              guint index);

PdCopyItem *pd_copy_item_new_head (PdReuseResult *result,
                                   guint family);

const PdReuseMatch *pd_copy_item_get_match (PdCopyItem *self);
PdRecord *pd_copy_item_get_article (PdCopyItem *self,
                                    gboolean is_first);
void pd_copy_item_load (PdCopyItem *self,
                        PdProject *project);
PdReuseResult *pd_copy_item_get_result (PdCopyItem *self);
guint pd_copy_item_get_family (PdCopyItem *self);
char *pd_copy_item_dup_title (PdCopyItem *self,
                              gboolean is_first);
char *pd_copy_item_dup_summary (PdCopyItem *self);

G_END_DECLS
