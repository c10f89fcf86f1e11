#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_TEXT_DIALOG (pd_text_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdTextDialog, pd_text_dialog, PD, TEXT_DIALOG, AdwAlertDialog)

/* Signal: accepted (const char *text). */

AdwDialog *pd_text_dialog_new (const char *heading,
                               const char *label,
                               const char *accept,
                               const char *text);

G_END_DECLS
