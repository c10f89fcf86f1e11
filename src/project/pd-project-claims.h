#pragma once

#include "pd-claim-ledger.h"
#include "pd-project.h"

G_BEGIN_DECLS

PdClaimLedger *pd_project_load_claims (PdProject *self,
                                       GCancellable *cancellable,
                                       GError **error);
void pd_project_load_claims_async (PdProject *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
PdClaimLedger *pd_project_load_claims_finish (PdProject *self,
                                              GAsyncResult *result,
                                              GError **error);
gboolean pd_project_claims_depend_on (PdChanges *changes);

G_END_DECLS
