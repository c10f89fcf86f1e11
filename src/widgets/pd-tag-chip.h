#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PD_TYPE_TAG_CHIP (pd_tag_chip_get_type ())
G_DECLARE_FINAL_TYPE (PdTagChip, pd_tag_chip, PD, TAG_CHIP, GtkWidget)

GtkWidget *pd_tag_chip_new (const char *label,
                            const char *colour);

const char *pd_tag_chip_get_label (PdTagChip *self);
void pd_tag_chip_set_label (PdTagChip *self,
                            const char *label);
const char *pd_tag_chip_get_colour (PdTagChip *self);
void pd_tag_chip_set_colour (PdTagChip *self,
                             const char *colour);

G_END_DECLS
