#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_TEXT_FIELD (pd_text_field_get_type ())
G_DECLARE_FINAL_TYPE (PdTextField, pd_text_field, PD, TEXT_FIELD, AdwBin)

/* Property: label. Signals: left (const char *text), accepted (). */

GtkWidget *pd_text_field_new (const char *label);

const char *pd_text_field_get_text (PdTextField *self);
void pd_text_field_set_text (PdTextField *self,
                             const char *text);
void pd_text_field_set_editable (PdTextField *self,
                                 gboolean editable);
void pd_text_field_leave (PdTextField *self);

G_END_DECLS
