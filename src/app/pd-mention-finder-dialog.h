#pragma once

#include "pd-project.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_MENTION_FINDER_DIALOG (pd_mention_finder_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdMentionFinderDialog, pd_mention_finder_dialog, PD, MENTION_FINDER_DIALOG, AdwDialog)

AdwDialog *pd_mention_finder_dialog_new (PdProject *project,
                                         const char *claim_id,
                                         const char *statement);

G_END_DECLS
