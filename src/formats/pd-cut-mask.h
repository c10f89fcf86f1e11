#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdCutMask:
 *
 * Which bytes of a block in the making are cut, and why: what goes wherever the block's own characters go.
 */
typedef struct _PdCutMask PdCutMask;

PdCutMask *pd_cut_mask_new (void);
void pd_cut_mask_free (PdCutMask *self);

gboolean pd_cut_mask_is_empty (PdCutMask *self);
void pd_cut_mask_clear (PdCutMask *self);
void pd_cut_mask_mark (PdCutMask *self,
                       gsize start,
                       gsize end,
                       const char *reason);
void pd_cut_mask_copy (PdCutMask *self,
                       PdCutMask *from,
                       gsize start,
                       gsize end,
                       gsize position);
gboolean pd_cut_mask_tidy (PdCutMask *self,
                           const char *text,
                           gsize n_bytes);
const char *pd_cut_mask_get_reason (PdCutMask *self);
void pd_cut_mask_append_cuts (PdCutMask *self,
                              const char *text,
                              gsize n_bytes,
                              guint offset,
                              GArray *cuts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdCutMask, pd_cut_mask_free)

G_END_DECLS
