#pragma once

#include "pd-store-error.h"

G_BEGIN_DECLS

/**
 * PdScratch:
 *
 * A folder of its own in the state folder, which goes with all that is in it when it is no longer needed.
 */
typedef struct _PdScratch PdScratch;

PdScratch *pd_scratch_new (const char *kind,
                           GError **error);
void pd_scratch_free (PdScratch *self);
char *pd_scratch_make_path (const PdScratch *self,
                            const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdScratch, pd_scratch_free)

G_END_DECLS
