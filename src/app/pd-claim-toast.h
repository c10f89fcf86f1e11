#pragma once

#include "pd-claim-edit.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pd_claim_toast_perform (GtkWidget *widget,
                             PdProject *project,
                             PdClaimEdit *edit,
                             const char *message);

G_END_DECLS
