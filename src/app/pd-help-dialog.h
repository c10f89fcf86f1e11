#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_HELP_DIALOG (pd_help_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdHelpDialog, pd_help_dialog, PD, HELP_DIALOG, AdwDialog)

AdwDialog *pd_help_dialog_new (void);

G_END_DECLS
