#pragma once

#include "pd-project-codebook.h"
#include "pd-tag-node.h"

G_BEGIN_DECLS

#define PD_TYPE_TAG_TREE (pd_tag_tree_get_type ())
G_DECLARE_FINAL_TYPE (PdTagTree, pd_tag_tree, PD, TAG_TREE, GObject)

/* Signals: rearranged (), changed (). */

PdTagTree *pd_tag_tree_new (void);

void pd_tag_tree_set_rows (PdTagTree *self,
                           PdCodebookRows *rows);
void pd_tag_tree_set_wanted (PdTagTree *self,
                             GHashTable *tag_ids);

GListModel *pd_tag_tree_get_top (PdTagTree *self);
GPtrArray *pd_tag_tree_get_tags (PdTagTree *self);
guint pd_tag_tree_get_n_shown (PdTagTree *self);
gboolean pd_tag_tree_is_filtered (PdTagTree *self);
PdTagNode *pd_tag_tree_find (PdTagTree *self,
                             const char *tag_id);
PdTagNode *pd_tag_tree_get_parent (PdTagTree *self,
                                   PdTagNode *node);
gboolean pd_tag_tree_is_within (PdTagTree *self,
                                const char *tag_id,
                                const char *top_id);

G_END_DECLS
