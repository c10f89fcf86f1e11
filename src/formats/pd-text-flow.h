#pragma once

#include "pd-text-builder.h"

G_BEGIN_DECLS

/**
 * PdTextFlow:
 *
 * Puts what stands beside the paragraphs of a document where it can be read: boxes behind the paragraph that they hang on, the
 * cells of a table in rows.
 */
typedef struct _PdTextFlow PdTextFlow;

PdTextFlow *pd_text_flow_new (PdTextBuilder *builder);
void pd_text_flow_free (PdTextFlow *self);

PdTextBuilder *pd_text_flow_get_builder (PdTextFlow *self);
void pd_text_flow_end_paragraph (PdTextFlow *self);

void pd_text_flow_begin_box (PdTextFlow *self);
void pd_text_flow_end_box (PdTextFlow *self);
PdTextBuilder *pd_text_flow_take_box (PdTextFlow *self);

void pd_text_flow_begin_row (PdTextFlow *self);
void pd_text_flow_end_row (PdTextFlow *self);
void pd_text_flow_begin_cell (PdTextFlow *self);
void pd_text_flow_end_cell (PdTextFlow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdTextFlow, pd_text_flow_free)

G_END_DECLS
