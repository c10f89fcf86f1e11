#pragma once

#include "pd-project.h"
#include "pd-tag-tree.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_TAG_SPLIT_DIALOG (pd_tag_split_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdTagSplitDialog, pd_tag_split_dialog, PD, TAG_SPLIT_DIALOG, AdwDialog)

AdwDialog *pd_tag_split_dialog_new (PdProject *project,
                                    PdTagTree *tree,
                                    PdTagNode *node);

G_END_DECLS
