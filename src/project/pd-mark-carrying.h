#pragma once

#include "pd-mark-proposal.h"

G_BEGIN_DECLS

#define PD_TYPE_MARK_CARRYING (pd_mark_carrying_get_type ())
G_DECLARE_FINAL_TYPE (PdMarkCarrying, pd_mark_carrying, PD, MARK_CARRYING, GObject)

PdComparison *pd_mark_carrying_get_comparison (PdMarkCarrying *self);
PdRecord *pd_mark_carrying_get_claim (PdMarkCarrying *self,
                                      const char *claim_id);
GPtrArray *pd_mark_carrying_get_proposals (PdMarkCarrying *self);
GPtrArray *pd_mark_carrying_get_gone (PdMarkCarrying *self);
guint pd_mark_carrying_get_n_there (PdMarkCarrying *self);
guint pd_mark_carrying_get_n_marks (PdMarkCarrying *self,
                                    gboolean of_copy);

G_END_DECLS
