#pragma once

#include "pd-chooser.h"
#include "pd-tag-tree.h"

G_BEGIN_DECLS

#define PD_TYPE_TAG_CHOOSER (pd_tag_chooser_get_type ())
G_DECLARE_FINAL_TYPE (PdTagChooser, pd_tag_chooser, PD, TAG_CHOOSER, PdChooser)

AdwDialog *pd_tag_chooser_new (PdTagTree *tree,
                               const char *except_id,
                               gboolean with_nested,
                               gboolean with_top,
                               const char *heading,
                               const char *explanation);

G_END_DECLS
