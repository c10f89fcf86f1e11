#pragma once

#include <adwaita.h>

#include "pd-hit-item.h"

G_BEGIN_DECLS

#define PD_TYPE_CONCORDANCE (pd_concordance_get_type ())
G_DECLARE_FINAL_TYPE (PdConcordance, pd_concordance, PD, CONCORDANCE, AdwBin)

/* Signals: opened (PdHitItem *item); checked (); filled (). */

void pd_concordance_set_hits (PdConcordance *self,
                              GPtrArray *hits,
                              gboolean keep_checks);
gboolean pd_concordance_is_filled (PdConcordance *self);
GListModel *pd_concordance_get_hits (PdConcordance *self);
void pd_concordance_set_order (PdConcordance *self,
                               PdHitOrder order);

G_END_DECLS
