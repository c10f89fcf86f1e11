#pragma once

#include <adwaita.h>

#include "pd-hit-tagging.h"

G_BEGIN_DECLS

#define PD_TYPE_TAGGING_DIALOG (pd_tagging_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdTaggingDialog, pd_tagging_dialog, PD, TAGGING_DIALOG, AdwDialog)

AdwDialog *pd_tagging_dialog_new (PdProject *project,
                                  GPtrArray *hits,
                                  const char *tag_id,
                                  const char *tag_path,
                                  PdEdit *edit);

G_END_DECLS
