#pragma once

#include <gio/gio.h>

#include "pd-cut.h"

G_BEGIN_DECLS

#define PD_TYPE_EXTRACTION_BLOCK (pd_extraction_block_get_type ())
G_DECLARE_FINAL_TYPE (PdExtractionBlock, pd_extraction_block, PD, EXTRACTION_BLOCK, GObject)

GListModel *pd_extraction_block_list (PdText *extracted,
                                      GArray *cuts,
                                      gboolean only_cut);

guint pd_extraction_block_get_start (PdExtractionBlock *self);
guint pd_extraction_block_get_end (PdExtractionBlock *self);
PdBlockKind pd_extraction_block_get_kind (PdExtractionBlock *self);
gboolean pd_extraction_block_has_cut (PdExtractionBlock *self);
gboolean pd_extraction_block_is_gone (PdExtractionBlock *self);
const char *pd_extraction_block_get_markup (PdExtractionBlock *self);
const char *pd_extraction_block_get_rest (PdExtractionBlock *self);
const char *pd_extraction_block_get_reasons (PdExtractionBlock *self);

G_END_DECLS
