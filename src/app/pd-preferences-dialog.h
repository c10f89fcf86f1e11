#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_PREFERENCES_DIALOG (pd_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdPreferencesDialog, pd_preferences_dialog, PD, PREFERENCES_DIALOG, AdwPreferencesDialog)

AdwDialog *pd_preferences_dialog_new (void);

G_END_DECLS
