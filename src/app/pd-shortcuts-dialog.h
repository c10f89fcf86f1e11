#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_SHORTCUTS_DIALOG (pd_shortcuts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdShortcutsDialog, pd_shortcuts_dialog, PD, SHORTCUTS_DIALOG, AdwDialog)

AdwDialog *pd_shortcuts_dialog_new (void);

G_END_DECLS
