#pragma once

#include "pd-tag-row.h"
#include "pd-tag-tree.h"

G_BEGIN_DECLS

void pd_tag_drag_attach (PdTagRow *row,
                         PdTagTree *tree);

G_END_DECLS
