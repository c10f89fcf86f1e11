#pragma once

#include <adwaita.h>

#include "pd-record.h"

G_BEGIN_DECLS

#define PD_TYPE_FIELD_EDITOR (pd_field_editor_get_type ())
G_DECLARE_FINAL_TYPE (PdFieldEditor, pd_field_editor, PD, FIELD_EDITOR, GObject)

/* Signal: changed. */

PdFieldEditor *pd_field_editor_new (PdRecord *field,
                                    const char *nothing);
PdFieldEditor *pd_field_editor_new_for_text (const char *title);

GtkWidget *pd_field_editor_get_row (PdFieldEditor *self);
const char *pd_field_editor_get_field_id (PdFieldEditor *self);
const char *pd_field_editor_get_title (PdFieldEditor *self);
const char *pd_field_editor_get_value (PdFieldEditor *self);
void pd_field_editor_set_value (PdFieldEditor *self,
                                const char *value);
void pd_field_editor_set_differs (PdFieldEditor *self);

G_END_DECLS
