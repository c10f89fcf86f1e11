#pragma once

#include "pd-claim-edit.h"
#include "pd-project.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pd_undo_toast_show (GtkWidget *widget,
                         PdProject *project,
                         const char *message);
void pd_undo_toast_perform (GtkWidget *widget,
                            PdProject *project,
                            PdEdit *edit,
                            const char *message);

void pd_undo_toast_perform_claim_edit (GtkWidget *widget,
                                       PdProject *project,
                                       PdClaimEdit *edit,
                                       const char *message);

G_END_DECLS
