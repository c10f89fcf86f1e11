#pragma once

#include "pd-tag-tree.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_TAG_LIST (pd_tag_list_get_type ())
G_DECLARE_FINAL_TYPE (PdTagList, pd_tag_list, PD, TAG_LIST, AdwBin)

/* Signals: selected (), opened (gboolean to_read). */

PdTagTree *pd_tag_list_get_tree (PdTagList *self);
void pd_tag_list_set_rows (PdTagList *self,
                           PdCodebookRows *rows);

PdTagNode *pd_tag_list_get_selected (PdTagList *self);
void pd_tag_list_select (PdTagList *self,
                         const char *tag_id,
                         gboolean focus);

G_END_DECLS
