#pragma once

#include "pd-planned-edit.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pd_undo_toast_show (GtkWidget *widget,
                         PdProject *project,
                         const char *message);
void pd_undo_toast_perform (GtkWidget *widget,
                            PdProject *project,
                            PdEdit *edit,
                            const char *message);

void pd_undo_toast_perform_planned (GtkWidget *widget,
                                    PdProject *project,
                                    PdPlannedEdit *edit,
                                    const char *message);

G_END_DECLS
