#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PD_TYPE_NOTE_POPOVER (pd_note_popover_get_type ())
G_DECLARE_FINAL_TYPE (PdNotePopover, pd_note_popover, PD, NOTE_POPOVER, GtkPopover)

GtkWidget *pd_note_popover_new (void);

void pd_note_popover_open (PdNotePopover *self,
                           const char *note,
                           const GdkRectangle *at);

G_END_DECLS
