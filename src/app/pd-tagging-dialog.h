#pragma once

#include <adwaita.h>

#include "pd-hit-tagging.h"

G_BEGIN_DECLS

#define PD_TYPE_TAGGING_DIALOG (pd_tagging_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdTaggingDialog, pd_tagging_dialog, PD, TAGGING_DIALOG, AdwDialog)

void pd_tagging_dialog_present (GtkWidget *widget,
                                PdProject *project,
                                GPtrArray *hits,
                                const char *tag_id,
                                const char *tag_path,
                                const char *made_by,
                                PdEdit *edit);

G_END_DECLS
