#pragma once

#include "pd-record.h"
#include "pd-tag-tally.h"

G_BEGIN_DECLS

#define PD_TYPE_TAG_NODE (pd_tag_node_get_type ())
G_DECLARE_FINAL_TYPE (PdTagNode, pd_tag_node, PD, TAG_NODE, GObject)

/* Signal: changed (). */

PdTagNode *pd_tag_node_new (PdRecord *tag,
                            const PdTagCounts *counts);

void pd_tag_node_set (PdTagNode *self,
                      PdRecord *tag,
                      const PdTagCounts *counts);

const char *pd_tag_node_get_id (PdTagNode *self);
PdRecord *pd_tag_node_get_tag (PdTagNode *self);
const PdTagCounts *pd_tag_node_get_counts (PdTagNode *self);
guint pd_tag_node_get_n_nested (PdTagNode *self);
GListModel *pd_tag_node_get_children (PdTagNode *self);
gboolean pd_tag_node_has_children (PdTagNode *self);
gboolean pd_tag_node_get_expanded (PdTagNode *self);
void pd_tag_node_set_expanded (PdTagNode *self,
                               gboolean expanded);

gboolean pd_tag_node_arrange (PdTagNode *self,
                              GPtrArray *children,
                              guint n_nested);

G_END_DECLS
