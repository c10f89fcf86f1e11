#pragma once

#include "pd-cut-mask.h"

G_BEGIN_DECLS

/**
 * PdBlockDraft:
 *
 * The characters of a block in the making, with the gaps between them: where a line ends only because it was full, and where the
 * author wants it to.
 */
typedef struct _PdBlockDraft PdBlockDraft;

PdBlockDraft *pd_block_draft_new (void);
void pd_block_draft_free (PdBlockDraft *self);

void pd_block_draft_append (PdBlockDraft *self,
                            const char *text,
                            gsize n_bytes,
                            const char *reason);
void pd_block_draft_space (PdBlockDraft *self);
void pd_block_draft_soft_break (PdBlockDraft *self);
void pd_block_draft_line_break (PdBlockDraft *self);
gboolean pd_block_draft_is_over (PdBlockDraft *self);

GString *pd_block_draft_finish (PdBlockDraft *self,
                                gboolean is_code,
                                PdCutMask *mask);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdBlockDraft, pd_block_draft_free)

G_END_DECLS
