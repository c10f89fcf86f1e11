#pragma once

#include <adwaita.h>

#include "pd-project.h"

G_BEGIN_DECLS

#define PD_TYPE_CLAIMS_VIEW (pd_claims_view_get_type ())
G_DECLARE_FINAL_TYPE (PdClaimsView, pd_claims_view, PD, CLAIMS_VIEW, AdwBin)

/* Signals: opened (const char *article_id, const char *highlight_id).
 * Actions: claims.show (su), a claim and a PdClaimView; claims.open (ss), an article and a highlight or "". */

void pd_claims_view_set_project (PdClaimsView *self,
                                 PdProject *project);

G_END_DECLS
