#pragma once

#include "pd-project.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_JUDGEMENT_DIALOG (pd_judgement_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdJudgementDialog, pd_judgement_dialog, PD, JUDGEMENT_DIALOG, AdwDialog)

AdwDialog *pd_judgement_dialog_new (PdProject *project,
                                    PdKey target,
                                    const char *id,
                                    const char *statement);

G_END_DECLS
