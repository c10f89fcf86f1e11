#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_ENTRY_DIALOG (pd_entry_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdEntryDialog, pd_entry_dialog, PD, ENTRY_DIALOG, AdwAlertDialog)

/* Signal: accepted (const char *text). */

AdwDialog *pd_entry_dialog_new (const char *heading,
                                const char *body,
                                const char *title,
                                const char *accept);
void pd_entry_dialog_set_text (PdEntryDialog *self,
                               const char *text);
void pd_entry_dialog_set_optional (PdEntryDialog *self,
                                   gboolean optional);
void pd_entry_dialog_set_suggestions (PdEntryDialog *self,
                                      const char *title,
                                      const char *const *suggestions);

G_END_DECLS
